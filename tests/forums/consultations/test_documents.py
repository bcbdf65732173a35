"""Plans and documents of a consultation: who adds them, who opens them, and until when."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from forums.consultations.actions import add_document, delete_document, delete_draft, make_codes
from forums.consultations.documents import documents_of, opens
from forums.consultations.models import Consultation, Document
from forums.consultations.search_source import ConsultationSource
from forums.councils.storage import council_files
from tests.factories.consultations import ConsultationFactory, add_question

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7 a plan of the square"


def upload(name="plan.pdf", content=PDF):
    return SimpleUploadedFile(name, content, content_type="application/pdf")


@pytest.fixture
def draft(company, council):
    return ConsultationFactory(company=company, council=council, draft=True)


@pytest.fixture
def enclosed(consultation):
    return add_document(
        consultation=consultation, actor=None, title={"nl": "Plan"}, upload=upload()
    )


def form_of(consultation):
    return reverse("consultations:documents", args=[consultation.slug])


def test_an_editor_adds_one_and_tenants_open_it(client, draft, editor, tenant):
    client.force_login(editor)
    sent = {"title_nl": "Plan van het plein", "title_fr": "", "language": "", "upload": upload()}
    assert client.post(form_of(draft), sent).status_code == 302
    Consultation.objects.filter(pk=draft.pk).update(sent_at=timezone.now())
    client.force_login(tenant)
    document = Document.objects.get()
    assert "Plan van het plein" in client.get(draft.get_absolute_url()).content.decode()
    response = client.get(document.get_absolute_url())
    assert response.content == PDF
    assert response["Cache-Control"] == "private, no-store"
    assert 'filename="plan.pdf"' in response["Content-Disposition"]


def test_a_file_that_is_refused_keeps_what_was_typed(client, draft, editor):
    client.force_login(editor)
    bad = upload("plan.pdf", b"<html>")
    sent = {"title_nl": "Plan van het plein", "language": "fr", "upload": bad}
    page = client.post(form_of(draft), sent).content.decode()
    assert "Plan van het plein" in page
    assert not Document.objects.exists()


def test_without_a_title_it_is_not_kept(draft):
    with pytest.raises(ValidationError):
        add_document(consultation=draft, actor=None, title={"nl": " "}, upload=upload())


def test_twenty_are_enough(draft):
    rows = [
        Document(consultation=draft, title_nl="x", file="x", name="x.pdf", size=1)
        for _number in range(20)
    ]
    Document.objects.bulk_create(rows)
    with pytest.raises(ValidationError):
        add_document(consultation=draft, actor=None, title={"nl": "Plan"}, upload=upload())


@pytest.mark.parametrize("who", ["tenant", "member", "stranger"])
def test_only_organisers_add_one(client, request, consultation, who):
    user = request.getfixturevalue(who)
    with pytest.raises(PermissionDenied):
        add_document(consultation=consultation, actor=user, title={"nl": "Plan"}, upload=upload())
    client.force_login(user)
    assert client.get(form_of(consultation)).status_code == 404


@pytest.mark.parametrize(
    ("who", "status"), [("tenant", 200), ("editor", 200), ("stranger", 404), ("nobody", 404)]
)
def test_it_opens_for_who_may_read_the_consultation(client, request, enclosed, who, status):
    client.force_login(request.getfixturevalue(who))
    assert client.get(enclosed.get_absolute_url()).status_code == status


def test_without_an_account_it_is_not_there(client, enclosed):
    assert client.get(enclosed.get_absolute_url()).status_code == 404
    assert client.get(f"{enclosed.get_absolute_url()}?key=abc").status_code == 404


def test_a_draft_is_for_its_organisers(client, draft, editor, tenant):
    document = add_document(consultation=draft, actor=editor, title={"nl": "Plan"}, upload=upload())
    client.force_login(tenant)
    assert client.get(document.get_absolute_url()).status_code == 404
    client.force_login(editor)
    assert client.get(document.get_absolute_url()).status_code == 200


def test_a_letter_opens_it_for_a_day(client, consultation, enclosed):
    address = documents_of(consultation, by_code=True)[0].address
    assert client.get(address).status_code == 200
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        assert client.get(address).status_code == 404


def test_the_key_of_one_does_not_open_another(consultation, enclosed):
    key = documents_of(consultation, by_code=True)[0].address.partition("key=")[2]
    assert opens(key, enclosed.pk)
    assert not opens(key, enclosed.pk + 1)


def test_the_page_of_a_code_lists_them(client, consultation, enclosed, editor):
    add_question(consultation)
    _batch, codes = make_codes(consultation=consultation, actor=editor, count=1)
    page = client.post(reverse("consultations:code"), {"code": codes[0]}).content.decode()
    assert "?key=" in page


def test_one_that_comes_after_sending_shows_its_day(consultation, enclosed):
    assert documents_of(consultation)[0].added_at is not None


def test_what_tenants_read_before_they_answered_stays(editor, enclosed):
    with pytest.raises(PermissionDenied):
        delete_document(document=enclosed, actor=editor)


def test_nothing_is_added_to_a_closed_file(consultation, editor):
    now = timezone.now()
    Consultation.objects.filter(pk=consultation.pk).update(reported_at=now, closed_at=now)
    with pytest.raises(PermissionDenied):
        add_document(consultation=consultation, actor=editor, title={"nl": "Plan"}, upload=upload())


@pytest.mark.django_db(transaction=True)
def test_a_draft_thrown_away_takes_its_files_along(draft, editor):
    document = add_document(consultation=draft, actor=editor, title={"nl": "Plan"}, upload=upload())
    name = document.file.name
    assert council_files().exists(name)
    delete_draft(consultation=draft, actor=editor)
    assert not council_files().exists(name)


def test_the_index_asks_for_all_documents_at_once(company, django_assert_max_num_queries):
    for number in range(4):
        one = ConsultationFactory(company=company)
        add_document(consultation=one, actor=None, title={"nl": f"Plan {number}"}, upload=upload())
    with django_assert_max_num_queries(3):
        assert len(list(ConsultationSource().documents())) == 4


def test_search_finds_it_by_its_title(consultation, enclosed):
    found = ConsultationSource().document(str(consultation.pk))
    assert "Plan" in found.texts["nl"].body
