"""A file outside of the library is opened where a page leads to it, before that by its editors."""

import pytest
from wagtail.models import PageViewRestriction

from portal.accounts.models import Role
from portal.accounts.wagtail_rights import sync_regional_rights
from tests.factories.accounts import at_regulator, tenant_of
from tests.factories.organisations import HousingCompanyFactory
from tests.factories.practices import practice
from tests.home.documents.files import document

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return document("gids.txt", b"Stappen", "Gids")


@pytest.fixture
def page(file):
    return practice(documents=[("document", file)])


@pytest.fixture
def tenant():
    return tenant_of(HousingCompanyFactory())


def status(client, file):
    answer = client.get(file.url)
    list(answer)  # lets go of the file
    return answer.status_code


def test_what_was_only_uploaded_exists_for_its_editors_alone(client, file, tenant):
    sync_regional_rights()
    assert status(client, file) == 404
    client.force_login(tenant)
    assert status(client, file) == 404
    client.force_login(at_regulator(Role.REGULATOR_EDITOR))
    client.get("/admin/")
    assert status(client, file) == 200


def test_everybody_opens_what_a_live_page_leads_to(client, file, page):
    assert status(client, file) == 200


def test_the_file_of_a_draft_is_not_there_yet(client, file, page, tenant):
    page.unpublish()
    client.force_login(tenant)
    assert status(client, file) == 404


def test_the_file_of_a_closed_page_is_for_its_readers(client, file, page, tenant):
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert status(client, file) == 404
    client.force_login(tenant)
    assert status(client, file) == 200
