"""The words of each room: who may report them, who judges them, and who learns nothing of them."""

import pytest
from django.urls import reverse
from django.utils import translation

from forums.consultations.actions import write_remark
from forums.councils.actions import suggest
from home.experiences import actions as experiences
from home.site.bootstrap import ensure_trees
from portal.accounts.models import Role
from portal.moderation.actions import Judgement, decide
from portal.moderation.models import Case
from portal.moderation.subjects import find_subject
from tests.factories.accounts import at_regulator, staff_of, tenant_of
from tests.factories.boards import TopicFactory, add_post, board_of
from tests.factories.consultations import ConsultationFactory, CouncilFactory
from tests.factories.organisations import HousingCompanyFactory, OrganisationFactory
from tests.factories.practices import practice

pytestmark = pytest.mark.django_db
WORDS = "Kanariewoord in de gang"


def _post(company):
    author = tenant_of(company)
    topic = TopicFactory(board=board_of(company), author=author)
    return add_post(topic, author=author, text=WORDS), tenant_of(company)


def _remark(company):
    talk = ConsultationFactory(company=company, takes_ideas=True)
    author = tenant_of(company)
    return write_remark(consultation=talk, author=author, text=WORDS), tenant_of(company)


def _suggestion(company):
    council = CouncilFactory(company=company)
    author = tenant_of(company)
    row = suggest(council=council, author=author, title="Bank", text=WORDS)
    return row, tenant_of(company)


def _professional():
    return staff_of(OrganisationFactory(), Role.PROFESSIONAL)


def _comment(company):
    row = experiences.comment(
        page=practice(), author=_professional(), kind="question", text=WORDS, language="nl"
    )
    return row, _professional()


def _reason(company):
    row = experiences.judge_usefulness(
        page=practice(), user=_professional(), is_useful=True, reason=WORDS
    )
    return row, _professional()


ROOMS = {
    "post": _post,
    "remark": _remark,
    "suggestion": _suggestion,
    "practice-comment": _comment,
    "usefulness": _reason,
}
OF_THE_COMPANY = {"post", "remark", "suggestion"}


@pytest.fixture(params=ROOMS)
def said(request):
    """A kind, the words of that kind, somebody who reads them, and their company."""
    ensure_trees()
    company = HousingCompanyFactory()
    row, reader = ROOMS[request.param](company)
    return request.param, row, reader, company


def report_of(kind, row):
    return reverse("moderation:report", args=[kind, row.pk])


def seen_by(client, user, address):
    client.logout()
    if user:
        client.force_login(user)
    answer = client.get(address)
    return answer.status_code, "Kanariewoord" in answer.content.decode()


def test_only_who_reads_it_reports_it(client, said):
    kind, row, reader, _company = said
    address = report_of(kind, row)
    stranger = tenant_of(HousingCompanyFactory())
    for outsider in (None, stranger):
        assert seen_by(client, outsider, address) == (404, False)
        assert client.post(address, {"reason": "unfriendly"}).status_code == 404
    assert not Case.objects.exists()
    assert seen_by(client, reader, address)[0] == 200
    assert client.post(address, {"reason": "unfriendly"}).status_code == 302
    assert Case.objects.get().kind == kind


def test_the_page_where_it_stands_has_the_way_to_report(client, said):
    kind, row, reader, _company = said
    subject = find_subject(kind, str(row.pk))
    client.force_login(subject.author)
    assert report_of(kind, row) not in client.get(subject.url, follow=True).content.decode()
    client.force_login(reader)
    page = client.get(subject.url, follow=True).content.decode()
    assert WORDS in page
    assert report_of(kind, row) in page


def test_only_its_own_moderators_see_and_judge_the_case(client, said):
    kind, row, reader, company = said
    client.force_login(reader)
    client.post(report_of(kind, row), {"reason": "unfriendly"})
    case = Case.objects.get()
    elsewhere = staff_of(HousingCompanyFactory(), Role.MODERATOR)
    for outsider in (reader, elsewhere, staff_of(company, Role.COMPANY_EDITOR)):
        status, seen = seen_by(client, outsider, case.get_absolute_url())
        assert (status in (403, 404), seen) == (True, False)
        assert not seen_by(client, outsider, reverse("moderation:queue"))[1]
    judge = (
        staff_of(company, Role.MODERATOR)
        if kind in OF_THE_COMPANY
        else at_regulator(Role.MODERATOR)
    )
    assert seen_by(client, judge, case.get_absolute_url()) == (200, True)


@pytest.mark.parametrize("outcome", ["hide", "remove", "edit"])
def test_what_is_decided_holds_for_who_reads(client, said, outcome):
    kind, row, reader, company = said
    url = find_subject(kind, str(row.pk)).url
    client.force_login(reader)
    client.post(report_of(kind, row), {"reason": "unfriendly"})
    case = Case.objects.get()
    judgement = Judgement(outcome=outcome, statement="Niet vriendelijk.")
    decide(case=case, moderator=at_regulator(Role.MODERATOR), judgement=judgement)
    page = client.get(url, follow=True).content.decode()
    assert WORDS not in page
    assert client.get(report_of(kind, row)).status_code == 404


def test_a_case_is_told_in_the_language_of_who_reads_it(client, said):
    kind, row, reader, _company = said
    client.force_login(reader)
    client.post(report_of(kind, row), {"reason": "unfriendly"})
    case = Case.objects.get()
    client.force_login(at_regulator(Role.MODERATOR))
    for language, word, other in (("nl", "· gemeld", "· signalé"), ("fr", "· signalé", "· gemeld")):
        with translation.override(language):
            address = case.get_absolute_url()
        page = client.get(address).content.decode()
        assert word in page
        assert other not in page
