"""The story of a practice has a heading for what is told, and for nothing else."""

import pytest

from home.knowledge.sections import sections_of
from tests.factories.practices import practice

pytestmark = pytest.mark.django_db


def test_a_part_that_says_nothing_has_no_heading(homes):
    page = practice(results="<p>&nbsp;</p>", how_measured='<p data-block-key="a1"></p>')
    assert [section.anchor for section in sections_of(page)] == ["context"]


def test_parts_come_in_the_order_of_reading(homes):
    page = practice(results="<p>Twaalf mensen.</p>", what_did_not_work="<p>De uren.</p>")
    anchors = [section.anchor for section in sections_of(page)]
    assert anchors == ["context", "results", "what-did-not-work"]
