"""Everybody reads the glossary in both languages; switched off terms are nowhere."""

import pytest
from django.core.management import call_command

from home.glossary import reference
from home.glossary.models import GlossaryTerm
from home.glossary.search_source import TermSource
from search.outbox.models import Change
from tests.factories.glossary import term

pytestmark = pytest.mark.django_db


def test_the_first_terms_are_loaded_once_and_an_edit_stays(homes):
    assert reference.load() > 30
    lease = GlossaryTerm.objects.get(code="huurovereenkomst")
    lease.sentence_nl = "Onze eigen zin."
    lease.save()
    assert reference.load() == 0
    lease.refresh_from_db()
    assert lease.sentence_nl == "Onze eigen zin."


def test_each_first_term_is_whole_in_both_languages(homes):
    reference.load()
    for each in GlossaryTerm.objects.all():
        each.full_clean()
        assert each.sentence_nl.endswith(".")
        assert each.sentence_fr.endswith(".")


@pytest.mark.parametrize(
    ("address", "first", "said"),
    [
        ("/nl/woordenlijst/", "Huurlasten", "Kosten boven op de huur."),
        ("/fr/lexique/", "Charges locatives", "Des frais en plus du loyer."),
    ],
)
def test_terms_stand_by_letter_with_an_anchor(client, homes, address, first, said):
    term("Huurlasten", "Charges locatives", code="huurlasten")
    html = client.get(address).content.decode()
    assert f'<h2 id="letter-1">{first[0]}</h2>' in html
    assert 'id="huurlasten"' in html
    assert said in html


def test_an_accent_does_not_make_a_letter_of_its_own(client, homes):
    term("Een", "Évaluation")
    term("Twee", "Entretien")
    html = client.get("/fr/lexique/").content.decode()
    assert html.index("Entretien") < html.index("Évaluation")
    assert "letter-2" not in html


def test_an_empty_glossary_says_so(client, homes):
    assert "Er is nog geen woord uitgelegd." in client.get("/nl/woordenlijst/").content.decode()


def test_the_list_costs_the_same_for_many_terms(client, homes, django_assert_max_num_queries):
    for number in range(30):
        term(f"Woord {number}", f"Mot {number}")
    client.get("/nl/woordenlijst/")
    with django_assert_max_num_queries(3):
        client.get("/nl/woordenlijst/")


def test_a_term_out_of_use_is_in_no_list_search_or_suggestion(client, homes):
    hidden = term("Geheimwoord", "Mot caché", is_active=False)
    source = TermSource()
    assert "Geheimwoord" not in client.get("/nl/woordenlijst/").content.decode()
    assert source.document(str(hidden.pk)) is None
    assert list(source.documents()) == []
    assert list(source.find_titles("geheimwoord", frozenset({"public"}), 5)) == []


def test_search_gets_a_term_with_its_place_in_each_language(homes):
    lease = term("Huurlasten", "Charges locatives", code="huurlasten", spellings_nl="lasten")
    Change.objects.all().delete()
    lease.save()
    assert list(Change.objects.values_list("kind", "object_id")) == [("term", str(lease.pk))]
    texts = TermSource().document(str(lease.pk)).texts
    assert texts["nl"].url == "/nl/woordenlijst/#huurlasten"
    assert texts["fr"].url == "/fr/lexique/#huurlasten"
    assert "lasten" in texts["nl"].body


@pytest.mark.parametrize("odd", ["", "x", "-1", "9" * 40, "²"])
def test_search_asks_for_no_odd_key(homes, odd):
    assert TermSource().document(odd) is None


def test_a_new_term_gets_a_code_that_is_free(homes):
    codes = [term("Huur & lasten", "Loyer", code="").code for _ in range(3)]
    assert codes == ["huur-lasten", "huur-lasten-2", "huur-lasten-3"]
    assert term("???", "???", code="").code == "term"


def test_the_sitemap_names_the_glossary(client, homes):
    assert "/fr/lexique/</loc>" in client.get("/sitemap.xml").content.decode()


def test_the_command_loads_the_glossary(homes):
    call_command("load_reference", verbosity=0)
    assert GlossaryTerm.objects.filter(code="ocmw").exists()
