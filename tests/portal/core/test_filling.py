"""French melts "de" and "à" with the article of a name; Dutch leaves names alone."""

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from portal.core.filling import filled


@pytest.mark.parametrize(
    ("sentence", "name", "said"),
    [
        ("Les locataires de %(name)s.", "Le Foyer", "Les locataires du Foyer."),
        ("Les locataires de %(name)s.", "Les Tilleuls", "Les locataires des Tilleuls."),
        ("Les locataires de %(name)s.", "La Vue", "Les locataires de La Vue."),
        ("Les locataires de %(name)s.", "L’Escale", "Les locataires de L’Escale."),
        ("Les locataires de %(name)s.", "Évere", "Les locataires d’Évere."),
        ("Les locataires de %(name)s.", "Haut-Jardin", "Les locataires de Haut-Jardin."),
        ("À %(name)s", "Le Logis", "Au Logis"),
        ("à %(name)s", "Les Pins", "aux Pins"),
        ("à %(name)s", "Anderlecht", "à Anderlecht"),
        ("Réunion de %(name)s", "Conseil consultatif", "Réunion du Conseil consultatif"),
        ("%(name)s écrit", "Le Foyer", "Le Foyer écrit"),
        ("de %(name)s", "", "de "),
        ("de %(name)s", 12, "de 12"),
    ],
)
def test_french_says_it_as_people_do(sentence, name, said):
    with translation.override("fr"):
        assert filled(sentence, {"name": name}) == said
    with translation.override("nl"):
        assert filled(sentence, {"name": name}) == sentence % {"name": name}


def test_a_name_is_escaped_where_the_sentence_is():
    with translation.override("fr"):
        assert filled(Markup("de %(name)s"), {"name": "Le <b>"}) == "du &lt;b&gt;"
        assert filled(Markup("de %(name)s"), {"name": Markup("Le <b>")}) == "du <b>"


@given(st.text(), st.sampled_from(["de", "à", "De", "À"]))
def test_no_name_is_lost(name, word):
    with translation.override("fr"):
        said = filled(word + " %(name)s!", {"name": name})
    rest = name
    for article in ("Le ", "Les "):
        rest = name.removeprefix(article) if name.startswith(article) else rest
    assert said.endswith(f"{rest}!")
