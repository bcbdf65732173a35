import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from home.experiences import actions
from home.experiences.models import Comment
from home.experiences.moderated import comment_content
from portal.accounts.models import Role
from portal.moderation.models import Case
from portal.notifications.models import Event
from tests.factories.accounts import UserFactory, staff_of, tenant_of
from tests.factories.organisations import HousingCompanyFactory, OrganisationFactory
from tests.factories.practices import practice

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(homes):
    return practice()


def professional():
    return staff_of(OrganisationFactory(), Role.PROFESSIONAL)


@pytest.fixture
def asker(homes):
    return professional()


@pytest.fixture
def question(page, asker):
    return actions.comment(
        page=page, author=asker, kind="question", text="Wie **betaalt**?", language="nl"
    )


def at(name, page, *args):
    return reverse(f"experiences:{name}", args=[page.translation_key, *args])


def shown(client, page):
    return client.get(at("colleagues", page)).content.decode()


def test_who_asked_hears_of_the_answer(client, page, question, asker):
    helper = professional()
    client.force_login(helper)
    url = at("answer", page, question.pk)
    assert "betaalt" in client.get(url).content.decode()
    client.post(url, {"text": "De gemeente."})
    row = Comment.objects.get(kind="answer")
    assert row.parent == question
    assert Event.objects.filter(event="practice_answer", recipient=asker).count() == 1
    nested = actions.comment(
        page=page, author=asker, kind="answer", text="Dank.", language="nl", parent=row
    )
    assert nested.parent == question
    text = shown(client, page)
    assert text.index("betaalt") < text.index("De gemeente.") < text.index("Dank.")


def test_what_is_typed_stays_when_it_is_not_right(client, page, asker):
    client.force_login(asker)
    answer = client.post(at("comment", page), {"text": "Zonder soort"})
    assert answer.status_code == 200
    assert "Zonder soort" in answer.content.decode()
    for odd in ({"kind": "answer", "text": "x"}, {"kind": "question", "text": "y" * 5000}, {}):
        assert client.post(at("comment", page), odd).status_code == 200
    assert not Comment.objects.exists()


def test_its_author_changes_and_takes_it_away_and_nobody_else(client, page, question, asker):
    url = at("comment_change", page, question.pk)
    client.force_login(professional())
    assert client.get(url).status_code == 403
    assert client.post(url, {"delete": "1"}).status_code == 403
    client.force_login(asker)
    client.post(url, {"text": "Wie betaalt wat?"})
    assert "Wie betaalt wat?" in shown(client, page)
    actions.comment(
        page=page, author=asker, kind="answer", text="Niemand.", language="nl", parent=question
    )
    client.post(url, {"delete": "1"})
    text = shown(client, page)
    assert "Wie betaalt wat?" not in text
    assert "Niemand." in text
    question.refresh_from_db()
    assert (question.state, question.text) == ("deleted", "")


def test_a_moderator_hides_asks_for_a_change_and_shows_again(client, page, question, asker):
    identity = str(question.pk)
    other = professional()
    for act in (comment_content.hide, comment_content.ask_to_edit):
        act(identity, "Een naam", None)
        client.force_login(other)
        assert "betaalt" not in shown(client, page)
        client.force_login(asker)
        assert "Een naam" in shown(client, page)
    client.post(at("comment_change", page, question.pk), {"text": "Welke dienst betaalt?"})
    question.refresh_from_db()
    assert question.state == "pending"
    assert Case.objects.get().kind == "practice-comment"
    comment_content.show(identity, "", None)
    client.force_login(other)
    assert "Welke dienst" in shown(client, page)
    comment_content.remove(identity, "Reden", None)
    assert "Welke dienst" not in shown(client, page)
    assert comment_content.find("9" * 30) is None
    assert comment_content.find("x") is None


def test_it_is_reported_by_who_may_read_it(client, page, question):
    url = reverse("moderation:report", args=["practice-comment", question.pk])
    client.force_login(professional())
    assert url in shown(client, page)
    assert client.get(url).status_code == 200
    client.force_login(tenant_of(HousingCompanyFactory()))
    assert client.get(url).status_code in (403, 404)


def test_nobody_outside_the_sector_reads_or_answers(client, page, question):
    for person in (UserFactory(), tenant_of(HousingCompanyFactory())):
        client.force_login(person)
        assert "betaalt" not in shown(client, page)
        for name in ("answer", "comment_change"):
            assert client.post(at(name, page, question.pk), {"text": "x"}).status_code in (403, 404)
    with pytest.raises(PermissionDenied):
        actions.comment(page=page, author=UserFactory(), kind="question", text="x", language="nl")


def test_an_answer_belongs_to_its_own_practice(client, page, question, asker):
    other = practice()
    client.force_login(asker)
    for pk in (question.pk, 10**30):
        assert client.post(at("answer", other, pk), {"text": "x"}).status_code == 404


def test_the_page_costs_the_same_for_many_words(
    client, page, question, asker, django_assert_max_num_queries
):
    for number in range(12):
        actions.comment(
            page=page, author=professional(), kind="experience", text=f"{number}", language="nl"
        )
    client.force_login(asker)
    shown(client, page)
    with django_assert_max_num_queries(22):
        shown(client, page)
