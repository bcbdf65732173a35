"""The first use of a term in a text is explained, unless the reader has it switched off."""

import re

import pytest
from django.test import RequestFactory

from home.glossary.explaining import explained
from tests.factories.glossary import term
from tests.factories.pages import page
from tests.factories.practices import practice

pytestmark = pytest.mark.django_db
ADDRESS = "/nl/woordenlijst/#lasten"


@pytest.fixture
def costs(homes):
    return term(
        "Huurlasten", "Charges locatives", code="lasten", spellings_nl="lasten van de huur\nOVM"
    )


def said(html, language="nl", **cookies):
    request = RequestFactory().get("/nl/")
    request.COOKIES.update(cookies)
    return explained(html, request, language)


def words(html):
    return re.findall(r'class="term__word"[^>]*>([^<]*)</a>', html)


def test_only_the_first_use_leads_to_the_glossary(costs):
    html = said("<p>Uw huurlasten. Nog eens huurlasten.</p>")
    assert words(html) == ["huurlasten"]
    assert f'href="{ADDRESS}" aria-describedby="term-lasten"' in html
    assert 'role="tooltip" id="term-lasten">Kosten boven op de huur.</span>' in html


@pytest.mark.parametrize(
    "text",
    [
        "<h2>Huurlasten</h2>",
        '<a href="/x/">de <b>huurlasten</b></a>',
        "<button>Huurlasten</button>",
        "<svg><title>Huurlasten</title></svg>",
        "<nav><p>Huurlasten</p></nav>",
        '<img alt="huurlasten">',
        "<!-- <p>huurlasten</p> -->",
        "<p>ovm, huurlastenfonds, mijn-huurlasten</p>",
    ],
)
def test_some_places_stay_as_they_are(costs, text):
    assert said(text) == text


def test_what_follows_a_closed_place_is_explained(costs):
    assert words(said("<h2>Huurlasten</h2><p>De Huurlasten<br/>zijn</p>")) == ["Huurlasten"]


@pytest.mark.parametrize("text", ["lasten&nbsp;van\nde huur", "OVM", "HUURLASTEN"])
def test_other_spellings_are_the_same_term(costs, text):
    assert words(said(f"<p>{text}</p>")) == [text]


@pytest.mark.parametrize("sign", ["'", "’", "&#39;"])
def test_an_apostrophe_may_be_written_in_any_way(homes, sign):
    term("Reglement", "Règlement d’ordre intérieur")
    written = f"règlement d{sign}ordre intérieur"
    assert words(said(f"<p>Le {written}.</p>", "fr")) == [written]


def test_the_longest_term_goes_first(costs):
    term("Huurlasten delen", "Partager", code="delen")
    assert words(said("<p>Huurlasten delen</p>")) == ["Huurlasten delen"]


def test_a_text_in_the_other_language_is_explained_in_the_readers(costs):
    html = said("<p>Les charges locatives</p>", "fr")
    assert 'lang="nl">Kosten boven op de huur.' in html


def test_an_explanation_cannot_be_more_than_words(homes):
    term("Gevaar", "Danger", sentence_nl="<script>x</script> & meer")
    html = said("<p>gevaar</p>")
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_a_changed_sentence_shows_at_once(costs):
    said("<p>huurlasten</p>")
    costs.sentence_nl = "Nieuwe zin."
    costs.save()
    assert "Nieuwe zin." in said("<p>huurlasten</p>")
    costs.is_active = False
    costs.save()
    assert said("<p>huurlasten</p>") == "<p>huurlasten</p>"


def test_a_reader_switches_it_off_and_on(client, costs):
    made = practice()
    made.context = "<p>Over huurlasten.</p>"
    made.save_revision().publish()
    assert words(client.get(made.url).content.decode()) == ["huurlasten"]
    answer = client.post(f"/nl/woordenlijst/uitleg/?next={made.url}", {"terms": "off"})
    assert answer["Location"] == made.url
    off = client.get(made.url).content.decode()
    assert words(off) == []
    assert "Moeilijke woorden uitleggen" in off
    client.post("/nl/woordenlijst/uitleg/", {"terms": "on"})
    assert words(client.get(made.url).content.decode()) == ["huurlasten"]


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example", "\x00", ""])
def test_switching_leads_to_no_other_site(client, homes, target):
    answer = client.post("/nl/woordenlijst/uitleg/", {"next": target, "terms": "off"})
    assert answer["Location"] == "/nl/woordenlijst/"


def test_looking_at_the_switch_changes_nothing(client, homes):
    assert client.get("/nl/woordenlijst/uitleg/").status_code == 405
    assert "terms" not in client.cookies


def test_a_content_page_is_explained_for_no_query_more(
    client, costs, django_assert_max_num_queries
):
    made = page(plain_language="U betaalt huurlasten.")
    client.get(made.url)
    with django_assert_max_num_queries(9):
        html = client.get(made.url).content.decode()
    assert words(html) == ["huurlasten"]
