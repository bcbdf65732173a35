"""A sheet of paper: what a person typed stays text, and a screen reader can follow it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.core.paper import make_pdf
from portal.core.paper.pdf import qr_drawing

SHEET = "portal/core/paper_sample.typ"


def sample(**values):
    told = {"text": "Hallo", "code": qr_drawing("https://example.org"), "says": "Een code"}
    return make_pdf(SHEET, told | values, title="Proef", language="nl")


def test_it_carries_tags_and_its_language():
    paper = sample()
    assert paper.startswith(b"%PDF")
    assert b"StructTreeRoot" in paper
    assert b"<rdf:li>nl</rdf:li>" in paper
    assert b"Proef" in paper


@settings(max_examples=20, deadline=None)
@given(st.text(max_size=200))
def test_whatever_is_typed_stays_text(text):
    assert sample(text=text).startswith(b"%PDF")


@pytest.mark.parametrize("text", ["#panic()", "*vet* $x$ ]#", '"); #read("/etc/passwd")'])
def test_markup_in_a_text_does_nothing(text):
    assert sample(text=text).startswith(b"%PDF")
