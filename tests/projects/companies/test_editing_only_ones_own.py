import pytest
from django.urls import reverse
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file

from portal.accounts.wagtail_rights import organisation_collection, sync_user_rights
from tests.factories.accounts import staff_of
from tests.factories.companies import company_page
from tests.factories.organisations import HousingCompanyFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def own(homes):
    return company_page(HousingCompanyFactory(name_nl="Eigen Haard"))


@pytest.fixture
def other(homes):
    return company_page(HousingCompanyFactory(name_nl="Vreemde Haard"))


@pytest.fixture
def editor(client, own):
    user = staff_of(own.company)
    sync_user_rights(user)
    client.force_login(user)
    return client


def _url(name, *args):
    return reverse(f"wagtailadmin_pages:{name}", args=args)


def test_an_editor_opens_their_own_page(editor, own):
    assert editor.get(_url("edit", own.pk)).status_code == 200


def test_an_editor_writes_below_their_own_page(editor, own):
    assert editor.get(_url("add", "news", "newsindexpage", own.pk)).status_code == 200


@pytest.mark.parametrize(
    "screen", ["edit", "delete", "move", "unpublish", "copy", "add_subpage", "set_privacy"]
)
def test_an_editor_does_nothing_to_anothers_page(editor, own, other, screen):
    answer = editor.get(_url(screen, other.pk))
    assert answer.status_code in {302, 403, 404}
    assert "Vreemde Haard" not in answer.content.decode()


def test_an_editor_publishes_nothing_by_a_guessed_address(editor, own, other):
    editor.post(_url("edit", other.pk), {"title": "Gekaapt", "action-publish": "1"})
    other.refresh_from_db()
    assert other.title == "Vreemde Haard"


def test_the_list_of_pages_names_only_what_is_ones_own(editor, own, other):
    html = editor.get(_url("search"), {"q": "Haard"}).content.decode()
    assert "Eigen Haard" in html
    assert "Vreemde Haard" not in html


def test_history_of_another_page_is_closed(editor, own, other):
    assert editor.get(_url("history", other.pk)).status_code in {302, 403, 404}


def test_pictures_and_files_of_another_company_are_closed(editor, own, other):
    place = organisation_collection(other.company)
    picture = Image.objects.create(title="Vreemd", file=get_test_image_file(), collection=place)
    paper = Document.objects.create(title="Vreemd stuk", collection=place)
    for address in (
        reverse("wagtailimages:edit", args=[picture.pk]),
        reverse("wagtaildocs:edit", args=[paper.pk]),
    ):
        assert editor.get(address).status_code in {302, 403, 404}
    for name in ("wagtailimages:index", "wagtaildocs:index"):
        assert "Vreemd" not in editor.get(reverse(name)).content.decode()
    choosers = ("wagtailimages_chooser:choose", "wagtaildocs_chooser:choose")
    for name in choosers:
        assert "Vreemd" not in editor.get(reverse(name)).content.decode()


def test_snippets_and_reports_are_closed_to_a_company_editor(editor, own, other):
    addresses = (
        "/admin/snippets/news/newscategory/",
        "/admin/snippets/cohesion/cohesionproject/",
        "/admin/settings/site_pages/sitesettings/1/",
        "/admin/users/",
    )
    for address in addresses:
        assert editor.get(address).status_code in {302, 403, 404}, address
    report = editor.get("/admin/reports/site-history/")
    assert "Vreemde Haard" not in report.content.decode()
