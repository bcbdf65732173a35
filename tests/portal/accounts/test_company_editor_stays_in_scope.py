"""A company editor reaches nothing of another company in the Wagtail admin, by any address."""

from dataclasses import dataclass
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.urls import NoReverseMatch, get_resolver, reverse
from wagtail.admin import urls as admin_urls
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Locale, ModelLogEntry, Page, Revision

from home.site.models import HomePage
from portal.accounts.models import Role
from portal.accounts.wagtail_rights import (
    organisation_collection,
    sync_organisation_rights,
    sync_regional_rights,
)
from tests.factories.accounts import at_regulator, staff_of
from tests.factories.organisations import HousingCompanyFactory, SiteFactory

pytestmark = [
    pytest.mark.django_db,
    # Wagtail leaves the closing of a rendition's temporary file to the garbage collector.
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
MARK = "geheimwoord"


@dataclass
class Room:
    """A company with a page, a page below it, an image and a document."""

    company: Any
    editor: Any
    page: Page
    child: Page
    revision: Revision
    image: Any
    document: Any


def make_room(home, code, word):
    company = HousingCompanyFactory(code=code, name_nl=f"Huis {word}", name_fr=f"Maison {word}")
    editor = staff_of(company, display_name=f"Redacteur {word}", email=f"{word}@example.test")
    page = home.add_child(
        instance=HomePage(title=f"Pagina {word}", slug=code, owner=editor, live=True)
    )
    child = page.add_child(instance=HomePage(title=f"Kind {word}", slug="kind", owner=editor))
    revision = child.save_revision(user=editor, log_action=True)
    sync_organisation_rights(company, [page])
    collection = organisation_collection(company)
    image = get_image_model().objects.create(
        title=f"Foto {word}",
        file=get_test_image_file(filename=f"{word}.png"),
        collection=collection,
        uploaded_by_user=editor,
    )
    document = get_document_model().objects.create(
        title=f"Stuk {word}",
        file=ContentFile(b"text", name=f"{word}.txt"),
        collection=collection,
        uploaded_by_user=editor,
    )
    SiteFactory(company=company, code=f"site-{code}", name_nl=f"Wijk {word}")
    return Room(company, editor, page, child, revision, image, document)


@pytest.fixture
def home(db):
    root = Page.objects.get(depth=1)
    nl, _ = Locale.objects.get_or_create(language_code="nl")
    return root.add_child(instance=HomePage(title="Thuis", slug="thuis", locale=nl))


@pytest.fixture
def mine(home):
    return make_room(home, "linde", "eigenwoord")


@pytest.fixture
def theirs(home):
    return make_room(home, "zennehof", MARK)


@pytest.fixture
def editor(client, mine, theirs):
    client.force_login(mine.editor)
    return client


def admin_patterns(patterns=None, namespace=""):
    for pattern in patterns if patterns is not None else admin_urls.urlpatterns:
        if hasattr(pattern, "url_patterns"):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from admin_patterns(pattern.url_patterns, inner)
        elif pattern.name:
            yield namespace + pattern.name


def values_of(name, room, wanted):
    """What to fill in for each part of an address, pointing at that room."""
    is_image, is_document = "image" in name, "doc" in name
    key = room.image.pk if is_image else room.document.pk if is_document else room.child.pk
    known = {
        "page_id": room.child.pk,
        "parent_page_id": room.page.pk,
        "page_to_move_id": room.child.pk,
        "destination_id": room.page.pk,
        "page_pk": room.page.pk,
        "image_id": room.image.pk,
        "document_id": room.document.pk,
        "doc_id": room.document.pk,
        "revision_id": room.revision.pk,
        "revision_id_a": "earliest",
        "revision_id_b": "latest",
        "app_label": "wagtailcore",
        "model_name": "page",
        "app_name": "site_pages",
        "content_type_app_name": "site_pages",
        "content_type_model_name": "homepage",
        "object_id": room.child.pk,
        "collection_id": room.image.collection_id,
        "action": "delete",
        "action_name": "publish",
        "filter_spec": "original",
        "mode": "",
        "uidb64": "x",
        "token": "x",
        "pk": key,
    }
    return {part: known.get(part, 1) for part in wanted}


def addresses(room):
    """All addresses of the admin with the ids of that room."""
    found = set()
    resolver = get_resolver()
    for name in set(admin_patterns()):
        parts = name.split(":")
        inner = resolver
        prefix = "/admin/"
        try:
            for namespace in parts[:-1]:
                before, inner = inner.namespace_dict[namespace]
        except KeyError:
            continue
        for possibility in inner.reverse_dict.getlist(parts[-1]):
            for _template, wanted in possibility[0]:
                try:
                    found.add(reverse(name, kwargs=values_of(name, room, wanted)))
                except NoReverseMatch:
                    continue
        del prefix
    return sorted(found)


def shows(response):
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return MARK in body.decode("utf-8", "replace")


def test_there_are_many_addresses_to_try(theirs):
    assert len(addresses(theirs)) > 150


def test_no_address_shows_anything_of_another_company(editor, theirs):
    wrong = []
    for address in addresses(theirs):
        for headers in ({}, {"X-Requested-With": "XMLHttpRequest"}):
            response = editor.get(address, headers=headers)
            if response.status_code >= 500 or shows(response):
                wrong.append((address, response.status_code))
    assert wrong == []


def test_what_names_something_of_another_company_is_closed(editor, mine, theirs):
    foreign = set(addresses(theirs)) - set(addresses(mine))
    assert len(foreign) > 60
    opened = [address for address in foreign if editor.get(address).status_code == 200]
    assert opened == []


def test_no_post_changes_anything_of_another_company(editor, theirs):
    values = {"title": "Gekaapt", "slug": "gekaapt", "confirm": "yes", "action-publish": "1"}
    for address in addresses(theirs):
        response = editor.post(address, values)
        assert response.status_code < 500
    for row, title in [
        (theirs.page, f"Pagina {MARK}"),
        (theirs.child, f"Kind {MARK}"),
        (theirs.image, f"Foto {MARK}"),
        (theirs.document, f"Stuk {MARK}"),
    ]:
        row.refresh_from_db()
        assert row.title == title
    assert theirs.page.numchild == 1


@pytest.mark.parametrize(
    "path",
    [
        f"pages/search/?q={MARK}",
        f"pages/search/results/?q={MARK}",
        f"choose-page/search/?q={MARK}",
        f"images/?q={MARK}",
        f"images/results/?q={MARK}",
        f"images/chooser/results/?q={MARK}",
        f"documents/?q={MARK}",
        f"documents/chooser/results/?q={MARK}",
        f"tag-autocomplete/?term={MARK}",
        f"api/main/pages/?search={MARK}",
        "api/main/pages/?for_explorer=1&child_of={home}",
        f"api/main/images/?search={MARK}",
        f"api/main/documents/?search={MARK}",
        "pages/{home}/",
        "choose-page/{home}/",
        "bulk/wagtailcore/page/delete/?id={page}",
        "bulk/wagtailcore/page/delete/?id={mine}&id={page}",
        "bulk/wagtailcore/page/move/?id=all&childOf={home}",
        "bulk/wagtailimages/image/delete/?id={image}",
        "bulk/wagtailimages/image/delete/?id=all",
        "bulk/wagtaildocs/document/add_tags/?id={document}",
        "bulk/organisations/organisation/delete/?id={company}",
        "images/chooser/chosen-multiple/?id={image}",
        "documents/chooser/chosen-multiple/?id={document}",
        "choose-page/chosen-multiple/?id={page}",
        "images/?collection_id={collection}",
        "reports/site-history/",
        "reports/aging-pages/",
        "reports/locked/",
        "",
    ],
)
def test_lists_and_questions_find_nothing_of_another_company(editor, mine, theirs, home, path):
    address = "/admin/" + path.format(
        home=home.pk,
        page=theirs.page.pk,
        mine=mine.child.pk,
        image=theirs.image.pk,
        document=theirs.document.pk,
        company=theirs.company.pk,
        collection=theirs.image.collection_id,
    )
    response = editor.get(address)
    assert response.status_code < 500
    body = response.content.decode().replace(f"q={MARK}", "").replace(f'value="{MARK}"', "")
    found = [
        word
        for word in ("Pagina", "Kind", "Foto", "Stuk", "Huis", "Redacteur")
        if f"{word} {MARK}" in body
    ]
    assert found == []


def test_a_page_cannot_be_copied_or_moved_to_another_company(editor, mine, theirs):
    values = {"new_title": "X", "new_slug": "x", "new_parent_page": theirs.page.pk}
    assert editor.post(f"/admin/pages/{mine.child.pk}/copy/", values).status_code == 403
    confirm = f"/admin/pages/{mine.child.pk}/move/{theirs.page.pk}/confirm/"
    assert editor.post(confirm).status_code == 403
    theirs.page.refresh_from_db()
    assert theirs.page.numchild == 1


def test_an_image_cannot_be_put_in_another_company(editor, theirs):
    values = {"title": "X", "collection": theirs.image.collection_id}
    assert editor.post("/admin/images/add/", values).status_code == 403


@pytest.mark.parametrize("key", ["0", "99999999999999999999", "9223372036854775808"])
def test_impossible_ids_are_answered_with_a_page(editor, key):
    for path in [
        "pages/{}/",
        "pages/{}/edit/",
        "images/{}/",
        "documents/edit/{}/",
        "choose-page/{}/",
    ]:
        assert editor.get("/admin/" + path.format(key)).status_code in {302, 403, 404}


def test_the_editor_works_on_pages_images_and_documents_of_the_own_company(editor, mine):
    for path in [
        "",
        f"pages/{mine.page.pk}/",
        f"pages/{mine.child.pk}/edit/",
        f"pages/{mine.child.pk}/history/",
        f"pages/{mine.page.pk}/add_subpage/",
        f"choose-page/{mine.page.pk}/",
        "images/",
        f"images/{mine.image.pk}/",
        "images/chooser/",
        f"documents/edit/{mine.document.pk}/",
        "documents/chooser/",
    ]:
        response = editor.get(f"/admin/{path}")
        assert response.status_code == 200, path


def test_rights_end_with_the_role(editor, mine):
    mine.editor.memberships.all().delete()
    assert not Group.objects.filter(user=mine.editor).exists()
    assert editor.get(f"/admin/pages/{mine.child.pk}/edit/").status_code == 403


def test_a_role_that_ran_out_last_night_gives_no_rights(editor, mine):
    from datetime import timedelta

    from django.utils import timezone

    yesterday = timezone.localdate() - timedelta(days=1)
    mine.editor.memberships.update(since=yesterday, until=yesterday)
    assert editor.get(f"/admin/pages/{mine.child.pk}/edit/").status_code == 403


def test_tenants_and_counter_staff_have_no_editors_side(client, mine):
    client.force_login(staff_of(mine.company, Role.COUNTER_STAFF))
    assert client.get("/admin/").status_code == 403


def test_the_regulator_edits_the_pages_of_all(client, mine, theirs):
    sync_regional_rights()
    client.force_login(at_regulator(Role.REGULATOR_EDITOR))
    for room in (mine, theirs):
        assert client.get(f"/admin/pages/{room.child.pk}/edit/").status_code == 200
        assert client.get(f"/admin/images/{room.image.pk}/").status_code == 200
    assert client.get("/admin/users/").status_code in {302, 403}


def test_the_history_of_changes_names_nobody_of_another_company(editor, theirs):
    ModelLogEntry.objects.log_action(theirs.image, "wagtail.edit", user=theirs.editor)
    for address in ["/admin/", "/admin/reports/site-history/"]:
        assert not shows(editor.get(address))
