import pytest
from wagtail.models import Locale, Page, Site
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from home.site.bootstrap import ensure_trees
from home.site.models import ContentPage, HomePage
from tests.factories.pages import page, section

pytestmark = pytest.mark.django_db


def test_the_trees_are_made_once(homes):
    again = ensure_trees()
    assert {code: home.pk for code, home in again.items()} == {
        code: home.pk for code, home in homes.items()
    }
    assert HomePage.objects.count() == 2
    assert Site.objects.get(is_default_site=True).root_page_id == homes["nl"].pk
    assert not Page.objects.filter(title__startswith="Welcome").exists()


def test_a_dutch_page_stands_in_the_french_tree_marked_as_dutch(client, homes):
    page(title="Alleen in het Nederlands", slug="alleen")
    html = client.get("/fr/alleen/").content.decode()
    assert '<html lang="fr"' in html
    assert '<main id="inhoud" tabindex="-1" lang="nl">' in html
    assert "Cette page est en néerlandais" in html


def test_a_french_page_stands_in_the_dutch_tree(client, homes):
    page(title="Seulement en français", slug="seulement", language="fr")
    html = client.get("/nl/seulement/").content.decode()
    assert 'tabindex="-1" lang="fr"' in html


def test_translating_replaces_the_copy(client, homes):
    source = page(title="Lift", slug="lift", summary="De lift werkt.")
    _translate(source, {"Lift": "Ascenseur", "De lift werkt.": "L’ascenseur marche."})
    french = ContentPage.objects.get(
        translation_key=source.translation_key, locale__language_code="fr"
    )
    assert french.alias_of_id is None
    html = client.get(french.url).content.decode()
    assert "Ascenseur" in html
    assert 'tabindex="-1" lang=' not in html


def test_unpublishing_takes_the_copy_away_too(client, homes):
    source = page(slug="weg")
    assert client.get("/fr/weg/").status_code == 200
    source.unpublish()
    assert client.get("/fr/weg/").status_code == 404


def test_deleting_takes_the_copy_along(homes):
    source = page()
    source.delete()
    assert not ContentPage.objects.exists()


def test_a_moved_page_moves_in_both_trees(client, homes):
    above = section(slug="deel")
    source = page(slug="verhuist")
    source.move(above, pos="last-child")
    assert client.get("/nl/deel/verhuist/").status_code == 200
    assert client.get("/fr/deel/verhuist/").status_code == 200


def test_publishing_again_renews_the_copy(client, homes):
    source = page(slug="nieuw", title="Oud")
    source.title = "Verser"
    source.save_revision().publish()
    assert "Verser" in client.get("/fr/nieuw/").content.decode()


def _translate(source, words: dict[str, str]) -> None:
    french = Locale.objects.get(language_code="fr")
    stored, _created = TranslationSource.get_or_create_from_instance(source)
    translation = Translation.objects.create(source=stored, target_locale=french)
    for segment in stored.stringsegment_set.all():
        StringTranslation.objects.create(
            translation_of=segment.string,
            context=segment.context,
            locale=french,
            data=words.get(segment.string.data, segment.string.data),
        )
    translation.save_target(publish=True)
