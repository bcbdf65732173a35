"""A file is found when a page that everybody may read leads to it, and not otherwise."""

import pytest
from wagtail.models import CollectionViewRestriction

from home.documents.actions import read_document
from home.documents.search_source import DocumentSource
from tests.factories.practices import practice
from tests.home.documents.files import document, docx

pytestmark = pytest.mark.django_db


@pytest.fixture
def guide(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    made = document("gids.docx", docx("Stappen voor een bewonersvergadering"), "Gids")
    read_document(made.pk)
    return made


@pytest.fixture
def page(guide):
    """A practice with the guide among its documents."""
    made = practice(documents=[("document", guide)])
    return made


def found(guide):
    return DocumentSource().document(str(guide.pk))


def test_a_file_of_a_live_page_is_found_with_its_text(guide, page):
    text = found(guide).texts[page.locale.language_code]
    assert text.title == "Gids"
    assert text.summary == page.title
    assert "bewonersvergadering" in text.body
    assert [each.key for each in DocumentSource().documents()] == [f"document:{guide.pk}"]


def test_a_file_that_no_page_leads_to_stays_unseen(guide):
    assert found(guide) is None
    assert list(DocumentSource().documents()) == []


def test_a_file_of_a_page_that_went_offline_stays_unseen(guide, page):
    page.unpublish()
    assert found(guide) is None


def test_a_file_of_a_closed_collection_stays_unseen(guide, page):
    CollectionViewRestriction.objects.create(
        collection=guide.collection, restriction_type=CollectionViewRestriction.LOGIN
    )
    assert found(guide) is None


def test_titles_are_found_in_the_database_too(guide, page):
    keys = [key for key, _ in DocumentSource().find_titles("gids", frozenset({"public"}), 5)]
    assert keys == [f"document:{guide.pk}"]
    assert not list(DocumentSource().find_titles("niets", frozenset({"public"}), 5))


@pytest.mark.parametrize("odd", ["", "x", "-1", "9" * 30])
def test_odd_ids_are_nothing(odd):
    assert DocumentSource().document(odd) is None
