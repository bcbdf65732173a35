import pytest

from home.site.models import ContentPage
from search.outbox.models import Change
from search.sources import get
from tests.factories.pages import news, page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_engine(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}


def test_publishing_tells_the_search(homes):
    Change.objects.all().delete()
    text = page()
    marks = set(Change.objects.values_list("kind", "object_id"))
    assert ("page", str(text.translation_key)) in marks


def test_deleting_tells_the_search(homes):
    text = page()
    key = str(text.translation_key)
    Change.objects.all().delete()
    text.delete()
    assert Change.objects.filter(kind="page", object_id=key).exists()
    assert get("page").document(key) is None


def test_a_page_in_one_language_has_one_text(homes):
    text = page(title="Lift", slug="lift")
    document = get("page").document(str(text.translation_key))
    assert set(document.texts) == {"nl"}
    assert document.texts["nl"].url == "/nl/lift/"


def test_news_is_found_by_its_words_and_company(homes):
    article = news("Nieuwe ramen")
    document = get("news").document(str(article.translation_key))
    assert document.texts["nl"].title == "Nieuwe ramen"
    assert "Woorden." in document.texts["nl"].body
    # One document a thing, whatever the number of languages.
    assert len(list(get("news").documents())) == 1


def test_an_unpublished_page_is_found_no_more(homes):
    text = page()
    ContentPage.objects.get(pk=text.pk).unpublish()
    assert get("page").document(str(text.translation_key)) is None


def test_odd_ids_are_nothing(homes):
    for kind in ("page", "news", "company", "project"):
        assert get(kind).document("not-a-key") is None
