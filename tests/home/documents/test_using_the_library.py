"""The document library: what each reader finds, takes along, and does not even suspect."""

import pytest
from django.urls import reverse

from home.documents.actions import read_document
from home.documents.models import DocumentVersion, LibraryDocument
from home.documents.search_source import DocumentSource
from portal.accounts.models import Role
from portal.accounts.readers import Readers
from tests.factories.accounts import UserFactory, at_regulator, staff_of, tenant_of
from tests.factories.library import file, library_document
from tests.factories.organisations import HousingCompanyFactory
from tests.factories.taxonomy import ThemeFactory
from tests.home.documents.files import docx

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _media(settings, tmp_path, homes):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def company():
    return HousingCompanyFactory()


@pytest.fixture
def people(company):
    other = HousingCompanyFactory()
    return {
        "visitor": None,
        "member": UserFactory(),
        "tenant": tenant_of(company),
        "other tenant": tenant_of(other),
        "worker": staff_of(company, Role.SOCIAL_WORKER),
        "other worker": staff_of(other, Role.SOCIAL_WORKER),
        "editor": staff_of(company),
        "other editor": staff_of(other),
    }


def status(client, address, **headers):
    """What the address answers; a file that it sends is read to its end, which closes it."""
    answer = client.get(address, headers=headers)
    if answer.streaming:
        b"".join(answer)
    return answer.status_code


ALL = {
    "visitor",
    "member",
    "tenant",
    "other tenant",
    "worker",
    "other worker",
    "editor",
    "other editor",
}
WORKERS = {"worker", "other worker", "editor", "other editor"}
READ_BY = {
    Readers.PUBLIC: ALL,
    Readers.MEMBER: ALL - {"visitor"},
    Readers.PROFESSIONAL: WORKERS,
    Readers.COMPANY: {"tenant", "worker", "editor"},
    Readers.STAFF: {"worker", "editor"},
}


@pytest.mark.parametrize("readers", list(READ_BY))
def test_page_file_and_list_are_for_the_same_people(client, company, people, readers):
    entry = library_document(readers=readers, organisation=company, title_nl="Afspraken")
    addresses = [entry.get_absolute_url(), entry.versions.get().file.url]
    for name, person in people.items():
        client.logout()
        if person:
            client.force_login(person)
        expected = 200 if name in READ_BY[readers] else 404
        for address in addresses:
            assert status(client, address) == expected, (name, address)
        is_listed = "Afspraken" in client.get(reverse("documents:library")).content.decode()
        assert is_listed == (expected == 200), name


@pytest.mark.parametrize("readers", [Readers.PROFESSIONAL, Readers.STAFF])
def test_a_guessed_address_tells_a_stranger_nothing(client, company, readers):
    entry = library_document(readers=readers, organisation=company, files=2)
    for version in entry.versions.all():
        hidden = client.get(version.file.url)
        absent = client.get(version.file.url.replace(f"/{version.file_id}/", "/999999/"))
        assert hidden.status_code == absent.status_code == 404
        assert "ETag" not in hidden
        for tag in ("*", f'"{version.file.file_hash}"'):
            assert status(client, version.file.url, **{"If-None-Match": tag}) == 404


def test_a_private_file_is_saved_and_kept_by_nobody(client, company):
    entry = library_document(readers=Readers.STAFF, organisation=company)
    client.force_login(staff_of(company))
    answer = client.get(entry.versions.get().file.url)
    assert b"".join(answer) == b"Stappen"
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'"


def test_a_draft_is_for_its_editors_alone(client, company, people):
    entry = library_document(is_published=False, organisation=company)
    for name, person in people.items():
        client.logout()
        if person:
            client.force_login(person)
        expected = 200 if name == "editor" else 404
        assert status(client, entry.get_absolute_url()) == expected, name
        assert status(client, entry.versions.get().file.url) == expected, name


def test_the_regulator_reads_what_it_edits(client, company):
    from portal.accounts.wagtail_rights import sync_regional_rights

    sync_regional_rights()
    entry = library_document(readers=Readers.STAFF, organisation=company)
    client.force_login(at_regulator(Role.REGULATOR_EDITOR))
    client.get("/admin/")
    assert status(client, entry.versions.get().file.url) == 200


def test_a_file_without_its_version_is_gone(client, django_capture_on_commit_callbacks, company):
    entry = library_document(readers=Readers.STAFF, organisation=company, files=2)
    old = entry.versions.last()
    address = old.file.url
    with django_capture_on_commit_callbacks(execute=True):
        DocumentVersion.objects.get(pk=old.pk).delete()
    client.force_login(staff_of(company))
    assert client.get(address).status_code == 404
    assert entry.versions.count() == 1


def test_a_file_that_was_replaced_in_its_version_is_gone(django_capture_on_commit_callbacks):
    version = library_document().versions.get()
    before = version.file
    with django_capture_on_commit_callbacks(execute=True):
        version.file = file("beter.txt")
        version.save()
    assert not type(before).objects.filter(pk=before.pk).exists()


def test_versions_stand_newest_first_with_what_changed(client):
    entry = library_document(files=3)
    DocumentVersion.objects.filter(label="3").update(what_changed="Hoofdstuk over lasten")
    html = client.get(entry.get_absolute_url()).content.decode()
    assert html.index("Versie 3") < html.index("Versie 2") < html.index("Versie 1")
    assert "Hoofdstuk over lasten" in html


def test_who_cannot_read_the_file_reads_its_text(client):
    entry = library_document(text_version_nl="Eerst belt u aan.")
    assert "Eerst belt u aan." in client.get(entry.get_absolute_url()).content.decode()
    assert "ook als tekst" in client.get(reverse("documents:library")).content.decode()


def test_the_list_is_narrowed_by_kind_language_and_theme(client):
    theme = ThemeFactory()
    library_document(title_nl="Model", kind="model", languages="fr", themes=[theme])
    library_document(title_nl="Verslag", kind="report", languages="nl,fr")
    library_document(title_nl="Handleiding")
    base = reverse("documents:library")

    def titles(**asked):
        html = client.get(base, asked).content.decode()
        return {word for word in ("Model", "Verslag", "Handleiding") if f">{word}</a>" in html}

    assert titles(kind="model") == {"Model"}
    assert titles(language="fr") == {"Model", "Verslag"}
    assert titles(theme=theme.code) == {"Model"}
    assert titles(kind=["report", "guide"]) == {"Verslag", "Handleiding"}
    assert titles(kind="odd", language="\x00", page="a") == {"Model", "Verslag", "Handleiding"}


def test_the_list_pages_by_key(client):
    for _number in range(21):
        library_document()
    base = reverse("documents:library")
    html = client.get(base).content.decode()
    following = html.split('rel="next"')[0].rpartition('href="')[2].split('"')[0]
    second = client.get(base + following.replace("&amp;", "&")).content.decode()
    assert second.count('class="result"') == 1


@pytest.mark.parametrize("pk", [0, 10**30])
def test_an_odd_address_is_not_found(client, pk):
    assert client.get(f"/nl/documenten/{pk}-x/").status_code == 404


def test_the_list_costs_the_same_for_many(client, django_assert_num_queries):
    base = reverse("documents:library")
    for number in (2, 12):
        for _each in range(number):
            library_document(files=2, themes=[ThemeFactory()])
        client.get(base)
        with django_assert_num_queries(5):  # three filters, the rows, their versions with files
            client.get(base)


def test_search_finds_the_text_of_the_newest_file_for_its_readers(company):
    entry = library_document(readers=Readers.STAFF, organisation=company, files=0, kind="model")
    version = DocumentVersion.objects.create(
        entry=entry, file=file("a.docx", docx("Afsprakennota voor de tuin"))
    )
    read_document(version.file_id)
    source = DocumentSource()
    found = source.document(f"entry-{entry.pk}")
    assert found.audience == company.staff_audience
    assert "Afsprakennota" in found.texts["nl"].body
    assert found.texts["fr"].url.startswith("/fr/documents/")
    assert found.facets["document_kind"] == ("model",)
    # The file has no life of its own beside its document.
    assert source.document(str(version.file_id)) is None
    assert [each.key for each in source.documents()] == [f"document:entry-{entry.pk}"]
    assert not list(source.find_titles("gids", frozenset({"public"}), 5))


def test_a_document_out_of_the_library_is_found_no_more():
    entry = library_document()
    LibraryDocument.objects.filter(pk=entry.pk).update(is_published=False)
    assert DocumentSource().document(f"entry-{entry.pk}") is None
    assert DocumentSource().document("entry-x") is None
