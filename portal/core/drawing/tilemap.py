"""The nineteen municipalities as houses on a grid; every lit window is one of what is counted."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup, escape

from .shapes import rect

SIZE, GAP, STREET = 96, 6, 16


@dataclass(frozen=True, slots=True)
class Place:
    """Where a municipality stands on the grid, and what its house is called in each language."""

    column: int
    row: int
    height: int
    nl: tuple[str, str]
    fr: tuple[str, str]

    def names(self, language: str) -> tuple[str, str]:
        """The long and the short name on the house."""
        return self.fr if language == "fr" else self.nl


# By the code of the national statistics office, so that a map never hangs on a spelling.
PLACES: dict[str, Place] = {
    "21001": Place(1, 2, 1, ("Anderlecht", "AND"), ("Anderlecht", "AND")),
    "21002": Place(5, 3, 1, ("Oudergem", "OUD"), ("Auderghem", "AUD")),
    "21003": Place(0, 1, 1, ("Berchem", "BER"), ("Berchem", "BER")),
    "21004": Place(3, 0, 2, ("Brussel", "BRU"), ("Bruxelles", "BRU")),
    "21005": Place(4, 2, 1, ("Etterbeek", "ETT"), ("Etterbeek", "ETT")),
    "21006": Place(5, 0, 1, ("Evere", "EVE"), ("Evere", "EVE")),
    "21007": Place(2, 3, 1, ("Vorst", "VOR"), ("Forest", "FOR")),
    "21008": Place(1, 0, 1, ("Ganshoren", "GAN"), ("Ganshoren", "GAN")),
    "21009": Place(3, 2, 1, ("Elsene", "ELS"), ("Ixelles", "IXE")),
    "21010": Place(2, 0, 1, ("Jette", "JET"), ("Jette", "JET")),
    "21011": Place(1, 1, 1, ("Koekelberg", "KOE"), ("Koekelberg", "KOE")),
    "21012": Place(2, 1, 1, ("Molenbeek", "MOL"), ("Molenbeek", "MOL")),
    "21013": Place(2, 2, 1, ("Sint-Gillis", "GIL"), ("Saint-Gilles", "GIL")),
    "21014": Place(4, 1, 1, ("Sint-Joost", "JOO"), ("Saint-Josse", "JOS")),
    "21015": Place(4, 0, 1, ("Schaarbeek", "SCH"), ("Schaerbeek", "SCH")),
    "21016": Place(3, 3, 1, ("Ukkel", "UKK"), ("Uccle", "UCC")),
    "21017": Place(4, 3, 1, ("Bosvoorde", "WAT"), ("Boitsfort", "WAT")),
    "21018": Place(5, 1, 1, ("Woluwe-St-L.", "SLW"), ("Woluwe-St-L.", "WSL")),
    "21019": Place(5, 2, 1, ("Woluwe-St-P.", "SPW"), ("Woluwe-St-P.", "WSP")),
}


@dataclass(frozen=True, slots=True)
class Tile:
    """One municipality on the map: how many, where its link goes, and the whole in words."""

    nis: str
    count: int
    url: str
    text: str
    current: bool = False


def tilemap(tiles: Iterable[Tile], language: str, label: str) -> Markup:
    """The map; a municipality without anything is a grey house without a link.

    `tile.text` is read out ("Anderlecht: 5 projects"). Unknown codes are left out.
    """
    by_code = {tile.nis: tile for tile in tiles}
    houses = [_house(place, by_code.get(code), language) for code, place in PLACES.items()]
    width, height = 6 * (SIZE + GAP) + 8, 4 * (SIZE + STREET) + 12
    return Markup(  # noqa: S704 - words are escaped, the rest is ours
        f'<svg class="tilemap" viewBox="-4 0 {width} {height}" width="{width}" height="{height}" '
        f'role="group" aria-label="{escape(label)}">{"".join(houses)}</svg>'
    )


def _house(place: Place, tile: Tile | None, language: str) -> str:
    x, y = 3 + place.column * (SIZE + GAP), STREET + place.row * (SIZE + STREET)
    tall = place.height * SIZE + (place.height - 1) * STREET
    count = tile.count if tile else 0
    windows = 6 if place.height == 1 else 15
    lit, dark = [], []
    for i in range(windows):
        spot = rect(x + 11 + i % 3 * 26, y + 12 + i // 3 * 24, 18, 16)
        (lit if i < count else dark).append(spot)
    long, short = place.names(language)
    drawing = (
        f'<path class="tm-roof" d="M{x - 2} {y}l8 -11h{SIZE - 12}l8 11z"/>'
        f'<rect class="tm-body" x="{x}" y="{y}" width="{SIZE}" height="{tall}"/>'
        f'<path class="f-on" d="{"".join(lit)}"/><path class="f-off" d="{"".join(dark)}"/>'
        f'<text class="tm-long" x="{x + SIZE / 2:g}" y="{y + tall - 13}">{long}</text>'
        f'<text class="tm-short" x="{x + SIZE / 2:g}" y="{y + tall - 12}">{short}</text>'
    )
    if tile is None or not tile.count:
        return f'<g class="tm is-empty" aria-hidden="true">{drawing}</g>'
    css, current = ("tm is-current", ' aria-current="true"') if tile.current else ("tm", "")
    # What is read out holds what is seen, so that a voice command can name the tile.
    name = escape(f"{long} {short}, {tile.text}")
    link = f'<a class="{css}" href="{escape(tile.url)}" aria-label="{name}"{current}>'
    return f"{link}{drawing}</a>"
