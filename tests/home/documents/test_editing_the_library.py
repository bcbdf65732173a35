"""Who writes the document library and the sector agenda in the admin, and with which files."""

import pytest

from home.documents.models import LibraryDocument
from home.meetings.models import SectorMeeting
from portal.accounts.models import Role
from portal.accounts.wagtail_rights import (
    organisation_collection,
    sync_organisation_rights,
    sync_regional_rights,
)
from tests.factories.accounts import UserFactory, at_regulator, staff_of
from tests.factories.library import file, library_document, meeting
from tests.factories.organisations import HousingCompanyFactory

pytestmark = pytest.mark.django_db
DOCUMENTS = "/admin/snippets/document_texts/librarydocument/"
MEETINGS = "/admin/snippets/meetings/sectormeeting/"


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def company(homes):
    sync_regional_rights()
    company = HousingCompanyFactory()
    sync_organisation_rights(company, [homes["nl"]])
    return company


def rows(prefix, *forms):
    found = {
        f"{prefix}-TOTAL_FORMS": len(forms),
        f"{prefix}-INITIAL_FORMS": 0,
        f"{prefix}-MIN_NUM_FORMS": 0,
        f"{prefix}-MAX_NUM_FORMS": 1000,
    }
    for number, form in enumerate(forms):
        found |= {f"{prefix}-{number}-{name}": value for name, value in form.items()}
        found |= {f"{prefix}-{number}-DELETE": "", f"{prefix}-{number}-id": ""}
    return found


def document(organisation, *files, **changes):
    versions = [{"file": one.pk, "dated_on": "2026-01-02", "label": "1"} for one in files]
    return {
        "title_nl": "Afspraken",
        "kind": "rules",
        "languages": "nl",
        "dated_on": "2026-01-02",
        "organisation": organisation.pk if organisation else "",
        "readers": "staff",
        "is_published": "on",
        **rows("versions", *versions),
        **changes,
    }


def training(organisation, *dates, **changes):
    return {
        "title_nl": "Luisteren",
        "kind": "training",
        "languages": "nl",
        "organisation": organisation.pk if organisation else "",
        "readers": "public",
        "is_published": "on",
        **rows("dates", *({"starts_at": one, "ends_at": two} for one, two in dates)),
        **changes,
    }


DAY = ("2027-01-02 09:00", "2027-01-02 12:00")


def test_an_editor_puts_a_file_of_the_organisation_in_the_library(client, company):
    client.force_login(staff_of(company))
    own = file(collection=organisation_collection(company))
    assert client.post(f"{DOCUMENTS}add/", document(company, own)).status_code == 302
    made = LibraryDocument.objects.get()
    assert made.audience == company.staff_audience
    assert made.versions.get().file == own
    assert "Afspraken" in client.get(DOCUMENTS).content.decode()


def test_a_file_of_another_organisation_is_refused_with_a_word(client, company):
    client.force_login(staff_of(company))
    other = HousingCompanyFactory()
    theirs = file(collection=organisation_collection(other))
    answer = client.post(f"{DOCUMENTS}add/", document(company, theirs, readers="public"))
    assert answer.status_code == 200
    assert "eigen organisatie" in answer.content.decode()
    assert not LibraryDocument.objects.exists()


@pytest.mark.parametrize("other", ["another company", "nobody"])
def test_an_editor_writes_for_the_own_organisation_alone(client, company, other):
    client.force_login(staff_of(company))
    named = HousingCompanyFactory() if other == "another company" else None
    own = file(collection=organisation_collection(company))
    sent = document(named, own, readers="public")
    assert client.post(f"{DOCUMENTS}add/", sent).status_code == 200
    assert client.post(f"{MEETINGS}add/", training(named, DAY)).status_code == 200
    assert not LibraryDocument.objects.exists()
    assert not SectorMeeting.objects.exists()


def test_rows_of_others_are_neither_seen_nor_changed(client, company):
    client.force_login(staff_of(company))
    other = HousingCompanyFactory()
    entry = library_document(organisation=other, title_nl="Van een ander")
    training_there = meeting("Elders", organisation=other)
    own = file(collection=organisation_collection(company))
    client.post(f"{DOCUMENTS}edit/{entry.pk}/", document(company, own))
    client.post(f"{MEETINGS}edit/{training_there.pk}/", training(company, DAY))
    entry.refresh_from_db()
    training_there.refresh_from_db()
    assert entry.title_nl == "Van een ander"
    assert training_there.title_nl == "Elders"
    assert "Van een ander" not in client.get(DOCUMENTS).content.decode()
    assert "Elders" not in client.get(MEETINGS).content.decode()


def test_a_social_worker_edits_neither(client, company):
    client.force_login(staff_of(company, Role.SOCIAL_WORKER))
    own = file(collection=organisation_collection(company))
    client.post(f"{DOCUMENTS}add/", document(company, own))
    client.post(f"{MEETINGS}add/", training(company, DAY))
    assert not LibraryDocument.objects.exists()
    assert not SectorMeeting.objects.exists()


def test_the_regulator_writes_for_all_and_for_nobody_in_particular(client, company):
    client.force_login(at_regulator(Role.REGULATOR_EDITOR))
    sent = document(None, file(), readers="professional")
    assert client.post(f"{DOCUMENTS}add/", sent).status_code == 302
    assert client.post(f"{MEETINGS}add/", training(company, DAY)).status_code == 302
    assert LibraryDocument.objects.get().audience == "professional"
    assert SectorMeeting.objects.get().dates.count() == 1


def test_what_is_not_whole_is_refused_and_nothing_is_lost(client, company):
    client.force_login(at_regulator(Role.REGULATOR_EDITOR))
    for sent in (
        document(None),
        document(None, file(), readers="public", title_nl=""),
        document(None, file(), readers="staff"),
    ):
        answer = client.post(f"{DOCUMENTS}add/", {"summary_nl": "Blijft staan", **sent})
        assert answer.status_code == 200
        assert "Blijft staan" in answer.content.decode()
    turned = (DAY[1], DAY[0])
    for sent in (
        training(company),
        training(company, turned),
        training(None, DAY, readers="staff"),
    ):
        answer = client.post(f"{MEETINGS}add/", {"summary_nl": "Blijft staan", **sent})
        assert answer.status_code == 200
        assert "Blijft staan" in answer.content.decode()
    assert not LibraryDocument.objects.exists()
    assert not SectorMeeting.objects.exists()


def test_nobody_deletes_what_others_refer_to(client, company):
    entry, training_there = library_document(organisation=company), meeting(organisation=company)
    for person in (staff_of(company), at_regulator(Role.REGULATOR_EDITOR)):
        client.force_login(person)
        client.post(f"{DOCUMENTS}delete/{entry.pk}/")
        client.post(f"{MEETINGS}delete/{training_there.pk}/")
    assert LibraryDocument.objects.exists()
    assert SectorMeeting.objects.exists()


def test_a_file_of_the_library_is_kept_and_the_editor_hears_why(client):
    one = library_document().versions.get().file
    client.force_login(UserFactory(is_superuser=True))
    bulk = f"bulk/wagtaildocs/document/delete/?id={one.pk}"
    for address in (f"documents/delete/{one.pk}/", bulk):
        answer = client.post(f"/admin/{address}", follow=True)
        assert answer.status_code == 200
        assert "Dit wordt elders nog gebruikt" in answer.content.decode()
    answer = client.post(f"/admin/documents/multiple/{one.pk}/delete/")
    assert answer.status_code == 409
    assert answer.json()["success"] is False
    one.refresh_from_db()
