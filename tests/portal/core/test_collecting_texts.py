"""French is written with its own spaces, whoever typed the translation."""

import pytest

from portal.core.messages import spaced


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("Besoin d’aide ?", "Besoin d’aide\u202f?"),
        ("Question: oui", "Question\u202f: oui"),
        ("%(place)s\u00a0: un", "%(place)s\u202f: un"),
        ("« Oui ! » dit-elle", "« Oui\u202f! » dit-elle"),
        ("<b>Attention :</b>", "<b>Attention\u202f:</b>"),
    ],
)
def test_a_high_sign_has_a_narrow_space_before_it(typed, written):
    assert spaced(typed) == written


@pytest.mark.parametrize("text", ["de 14:30 à 16:00", "https://exemple.be/?a=1", "a:b", "…?"])
def test_an_hour_or_an_address_stays_as_it_is(text):
    assert spaced(text) == text
