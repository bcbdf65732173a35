"""Looking for what came of consultations, and what else stands on their pages."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from forums.consultations.actions import give_answer, lapse
from forums.consultations.models import Question, Subject
from forums.consultations.paper import _question, form_pdf
from forums.councils.models import Meeting, MeetingQuestion
from tests.factories.consultations import ConsultationFactory, add_question, closed

pytestmark = pytest.mark.django_db
TEXT = {"nl": "Tekst.", "fr": "Texte."}


@pytest.fixture
def past(company, editor):
    """One of each outcome, by its word in the address."""
    found = {}
    for decision in ("followed", "partly", "not_followed"):
        found[decision] = closed(ConsultationFactory(company=company))
        give_answer(consultation=found[decision], actor=editor, decision=decision, reasons=TEXT)
    found["waiting"] = closed(ConsultationFactory(company=company))
    found["lapsed"] = ConsultationFactory(company=company)
    lapse(consultation=found["lapsed"], actor=editor, reason=TEXT)
    return found


@pytest.mark.parametrize("outcome", ["followed", "partly", "not_followed", "waiting", "lapsed"])
def test_the_archive_shows_one_outcome(client, past, tenant, outcome):
    client.force_login(tenant)
    html = client.get(reverse("consultations:index"), {"outcome": outcome}).content.decode()
    assert [name for name, one in past.items() if one.title in html] == [outcome]


@pytest.mark.parametrize("odd", ["", "x", "\x00", "followed'"])
def test_an_unknown_outcome_shows_all(client, past, tenant, odd):
    client.force_login(tenant)
    html = client.get(reverse("consultations:index"), {"outcome": odd}).content.decode()
    assert all(one.title in html for one in past.values())


def test_an_outcome_that_nothing_has_says_so(client, tenant):
    client.force_login(tenant)
    page = client.get(reverse("consultations:index"), {"outcome": "lapsed"})
    assert "Niets met dit resultaat" in page.content.decode()


def test_what_asks_others_stands_apart_from_what_asks_me(client, company, tenant):
    mine, others = ConsultationFactory(company=company), ConsultationFactory(company=company)
    type(others).objects.filter(pk=others.pk).update(reach="site")
    client.force_login(tenant)
    html = client.get(reverse("consultations:index")).content.decode()
    assert html.index(mine.title) < html.index('id="others"') < html.index(others.title)


@pytest.fixture
def meeting(council):
    start = timezone.now() + timedelta(days=3)
    return Meeting.objects.create(
        council=council,
        title_nl="Open vergadering",
        starts_at=start,
        ends_at=start + timedelta(hours=2),
        is_open=True,
        called_at=timezone.now(),
    )


def test_the_organiser_chooses_the_meeting_where_it_is_spoken_of(client, company, editor, meeting):
    client.force_login(editor)
    subject = Subject.objects.filter(is_active=True).first()
    values = {"title_nl": "Het plein", "reach": "company", "meeting": meeting.pk}
    values["subject"] = subject.pk
    client.post(reverse("consultations:create"), values)
    assert company.consultations.get().meeting == meeting


def test_the_page_leads_to_the_meeting_and_shows_its_answers(
    client, consultation, meeting, tenant, nobody
):
    type(consultation).objects.filter(pk=consultation.pk).update(meeting=meeting)
    MeetingQuestion.objects.create(meeting=meeting, text="Komen er banken?", answer="Ja, acht.")
    MeetingQuestion.objects.create(meeting=meeting, text="Nog niet beantwoord")
    client.force_login(tenant)
    html = client.get(consultation.get_absolute_url()).content.decode()
    assert meeting.get_absolute_url() in html
    assert "Ja, acht." in html
    assert "Nog niet beantwoord" not in html


def test_the_paper_form_shows_the_plan_with_its_squares(consultation):
    picture = BytesIO()
    Image.new("RGB", (1800, 900), "#888").save(picture, "WEBP")
    question = add_question(consultation, Question.Kind.PLACE, options=0, help_nl="De binnenplaats")
    assert _question(question)["plan"] is None
    question.plan.save("plan.webp", ContentFile(picture.getvalue()))
    plan = _question(question)["plan"]
    assert (plan["ratio"], plan["columns"]) == (0.5, list("ABCDEF"))
    assert bytes(plan["bytes"][:2]) == b"\xff\xd8"
    assert form_pdf(consultation, "nl", lambda path: f"http://x{path}").startswith(b"%PDF")
    question.plan.storage.delete(question.plan.name)
    assert _question(question)["plan"] is None
