"""Nobody can tell who answered what: not from rows, keys, times, exports or logs."""

import csv
import io
import json

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from forums.consultations.actions import make_codes, respond, respond_with_code
from forums.consultations.export import safe
from forums.consultations.models import (
    Choice,
    Consultation,
    Draft,
    OpenAnswer,
    Question,
    Response,
    Voter,
)
from forums.consultations.results import results_of
from tests.factories.accounts import tenant_of
from tests.factories.consultations import (
    ConsultationFactory,
    add_question,
    closed,
    counted,
    give,
    option_of,
    response_to,
    wrote,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def anonymous(company, council):
    consultation = ConsultationFactory(company=company, council=council, is_anonymous=True)
    add_question(consultation, required=True)
    return consultation


def test_an_anonymous_answer_has_no_way_back_to_the_person(anonymous, company):
    question = anonymous.questions.get()
    people = [tenant_of(company) for _number in range(12)]
    for person in people:
        respond(consultation=anonymous, user=person, answers=give(question, 1))
    responses = list(Response.objects.order_by("pk"))
    assert {response.user for response in responses} == {None}
    # The day alone, and keys that are in no order of sending.
    assert {timezone.localtime(r.submitted_at).time().isoformat() for r in responses} == {
        "00:00:00"
    }
    keys = [response.pk for response in responses]
    assert keys != list(range(min(keys), min(keys) + 12))
    assert Voter.objects.filter(consultation=anonymous).count() == 12
    fields = {field.name for field in Voter._meta.get_fields()}
    assert fields == {"id", "consultation", "user", "code", "day"}


def test_no_row_of_the_answers_names_a_person_or_a_code():
    for model in (Choice, OpenAnswer):
        related = {f.related_model.__name__ for f in model._meta.get_fields() if f.is_relation}
        assert related <= {"Response", "Question", "Option", "Theme", "PassageLink"}
    assert "Code" not in {
        f.related_model.__name__ for f in Response._meta.get_fields() if f.is_relation
    }


def test_an_anonymous_answer_is_final_and_leaves_no_draft(client, anonymous, tenant):
    question = anonymous.questions.get()
    client.force_login(tenant)
    start = client.get(reverse("consultations:start", args=[anonymous.slug]))
    at_once = reverse("consultations:at_once", args=[anonymous.slug])
    assert start.url == at_once
    assert client.get(at_once).status_code == 200
    sent = client.post(at_once, {f"q{question.pk}": option_of(question, 1).pk})
    assert sent.status_code == 200
    assert not Draft.objects.exists()
    with pytest.raises(PermissionDenied):
        respond(consultation=anonymous, user=tenant, answers=give(question, 2))
    step = reverse("consultations:question", args=[anonymous.slug, 1])
    assert client.get(step).status_code == 404


def test_an_answer_with_a_code_has_no_way_back_to_the_code(consultation, choice, editor):
    _batch, codes = make_codes(consultation=consultation, actor=editor, count=6)
    for code in codes:
        respond_with_code(consultation=consultation, typed=code, answers=give(choice, 1))
    assert set(Response.objects.values_list("user", flat=True)) == {None}
    assert Response.objects.order_by("pk").first().pk > 2**40


@pytest.mark.parametrize("form", ["csv", "xlsx", "json"])
def test_an_export_says_what_the_page_says_and_no_more(client, consultation, choice, tenant, form):
    counted(choice, [20, 9, 2])
    question = add_question(consultation, Question.Kind.OPEN)
    wrote(question, "=HYPERLINK(1)", is_quoted=True)
    wrote(question, "niet gekozen")
    closed(consultation)
    client.force_login(tenant)
    response = client.get(reverse(f"consultations:{form}", args=[consultation.slug]))
    content = b"".join(response.streaming_content)
    if form == "csv":
        text = content.decode("utf-8-sig")
        cells = [cell for row in csv.reader(io.StringIO(text), delimiter=";") for cell in row]
    elif form == "json":
        cells = [str(value) for row in json.loads(content) for value in row.values()]
    else:
        sheet = load_workbook(io.BytesIO(content)).active
        cells = [str(cell.value) for row in sheet.iter_rows() for cell in row]
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    assert "20" in cells
    assert "2" not in cells
    assert "niet gekozen" not in cells
    expected = "=HYPERLINK(1)" if form == "json" else "'=HYPERLINK(1)"
    assert expected in cells


@pytest.mark.parametrize("form", ["csv", "xlsx", "json"])
def test_there_is_no_export_before_the_end_nor_for_others(
    client, consultation, choice, tenant, stranger, form
):
    counted(choice, [20, 9, 8])
    address = reverse(f"consultations:{form}", args=[consultation.slug])
    client.force_login(tenant)
    assert client.get(address).status_code == 404
    closed(consultation)
    client.force_login(stranger)
    assert client.get(address).status_code == 404


def test_an_export_of_too_few_people_is_empty(client, consultation, choice, editor):
    counted(choice, [1, 1, 1])
    wrote(add_question(consultation, Question.Kind.OPEN), "Mijn woorden", is_quoted=True)
    closed(consultation)
    client.force_login(editor)
    response = client.get(reverse("consultations:json", args=[consultation.slug]))
    assert json.loads(b"".join(response.streaming_content)) == []


def test_quoted_words_of_too_few_people_are_not_shown(client, consultation, choice, tenant):
    wrote(add_question(consultation, Question.Kind.OPEN), "Mijn woorden", is_quoted=True)
    closed(consultation)
    client.force_login(tenant)
    page = client.get(reverse("consultations:results", args=[consultation.slug]))
    assert "Mijn woorden" not in page.content.decode()


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1"])
def test_a_cell_is_never_a_formula(text):
    assert safe(text) == f"'{text}"


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_no_table_of_generated_answers_shows_a_small_number(consultation, data):
    Consultation.objects.filter(pk=consultation.pk).update(tally=None)
    Response.objects.filter(consultation=consultation).delete()
    consultation.questions.all().delete()
    question = add_question(consultation, required=data.draw(st.booleans()))
    cells = st.lists(st.integers(0, 12), min_size=3, max_size=3)
    for verified in (True, False):
        counted(question, data.draw(cells), verified=verified)
    for _skipped in range(0 if question.required else data.draw(st.integers(0, 6))):
        response_to(consultation)
    closed(consultation)
    results = results_of(consultation)
    for group in (results.confirmed, results.others):
        if group is None:
            continue
        assert group.people >= 5
        finding = group.findings[0]
        shown = [line.people for line in finding.lines]
        shown += [finding.together.people] if finding.together else []
        assert all(people >= 5 for people in shown)
        # What is told adds up to all: nothing small is left to be worked out.
        assert not shown or sum(shown) == group.people
