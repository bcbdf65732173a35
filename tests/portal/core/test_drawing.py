"""The drawings of facades."""

from xml.etree import ElementTree

import pytest

from portal.core.drawing import PLACES, Tile, facade, facade_file, tilemap

KINDS = {
    "street": {"seed": "7"},
    "panes": {"items": ["cat", "curtain+radiator", ""]},
    "storey": {"seed": "news-1", "subject": "works"},
    "building": {"seed": "site-4"},
    "waffle": {"percent": 68},
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_drawing_is_well_formed_and_hidden_from_screen_readers(kind):
    root = ElementTree.fromstring(facade(kind, **KINDS[kind]))  # noqa: S314 - our own drawing
    assert root.get("aria-hidden") == "true"
    assert "style" not in root.attrib


def test_the_same_id_draws_the_same_windows():
    assert facade("storey", seed="news-12") == facade("storey", seed="news-12")
    assert facade("storey", seed=12) == facade("storey", seed="12")


def test_other_ids_draw_other_windows():
    assert len({facade("storey", seed=f"news-{i}") for i in range(20)}) > 10


def test_an_unknown_subject_shows_daily_life():
    assert facade("storey", seed="1", subject="no such") == facade("storey", seed="1")


@pytest.mark.parametrize(("percent", "lit"), [(0, 0), (68, 68), (100, 100), (150, 100), (-3, 0)])
def test_the_waffle_lights_one_window_a_percent(percent, lit):
    svg = facade("waffle", percent=percent)
    before, _, after = svg.partition('class="f-on" d="')
    assert after.partition('"')[0].count("M") == lit


def test_an_unknown_drawing_or_thing_is_refused():
    with pytest.raises(ValueError, match="castle"):
        facade("castle")
    with pytest.raises(ValueError, match="dragon"):
        facade("panes", items=["dragon"])


def test_the_file_of_a_drawing_carries_its_own_colours():
    svg = facade_file("panes", items=["bike", "cat"]).decode()
    assert "class=" not in svg.split(">", 1)[1]
    assert 'xmlns="http://www.w3.org/2000/svg"' in svg


def test_the_map_has_a_house_for_each_municipality_and_links_only_where_there_is_something():
    svg = tilemap([Tile("21012", 4, "/x?a=1&b=2", "4 <projects>", True)], "fr", "Carte")
    assert svg.count('class="tm-body"') == len(PLACES) == 19
    assert svg.count("<a ") == 1
    assert 'href="/x?a=1&amp;b=2"' in svg
    assert "4 &lt;projects&gt;" in svg
    assert "Ixelles" in svg
