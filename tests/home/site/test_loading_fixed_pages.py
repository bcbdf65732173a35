import pytest

from home.site.models import ContentPage, HelpPage, PortalPage, SectionPage
from home.site.reference import load, read_files

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def files():
    return read_files()


def test_the_fixed_pages_stand_in_both_trees_and_loading_again_keeps_edits(client, files):
    assert load() == len(files)
    lease = ContentPage.objects.get(reference_key="info-lease", locale__language_code="nl")
    lease.title = "Aangepast door een redacteur"
    lease.save_revision().publish()
    assert load() == 0
    lease.refresh_from_db()
    assert lease.title == "Aangepast door een redacteur"
    for model in (ContentPage, SectionPage, HelpPage):
        pages = model.objects.live()
        assert pages.filter(locale__language_code="nl").count() == (
            pages.filter(locale__language_code="fr").count()
        )
    arabic = HelpPage.objects.get(reference_key="help-arabic", locale__language_code="fr")
    html = client.get(arabic.url).content.decode()
    assert 'lang="ar"' in html
    assert 'dir="rtl"' in html


def test_pages_for_tenants_have_their_plain_language(files):
    facing = {key: data for key, data in files.items() if data.get("tenant_facing")}
    assert facing
    for data in facing.values():
        assert data["nl"]["plain"].strip() and data["fr"]["plain"].strip(), data["key"]


def test_every_kind_has_a_page(files):
    assert {data["kind"] for data in files.values()} == {"section", "content", "help"}
    assert issubclass(ContentPage, PortalPage)
