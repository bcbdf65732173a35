"""Which company a reader means who types a name, a street, a municipality or a postcode.

The words may stand in any order, in either language, with or without accents, hyphens and
apostrophes; every word has to be there. A house number chooses only where an address names it:
"Kersenlaan 14" finds the Kersenlaan even when its address says "1-27".
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

from portal.organisations.models import Building, HousingCompany, Municipality, Site
from search.language.text import clean, words

# Shorter words stand in too many addresses.
SHORTEST = 3
# As many digits as a postcode; fewer are the number of a house.
POSTCODE = 4
# A name written as one word ("logiris") has at least this many letters.
JOINED = 4


class Asked(list[str]):
    """The folded words that somebody looks for."""

    @classmethod
    def read(cls, text: str) -> Self:
        """The words of what was typed; anything that is no word is left out."""
        return cls(words(text[:200]))

    @property
    def without_house_numbers(self) -> Self:
        """The words alone, unless there is nothing else."""
        kept = [word for word in self if not word.isdigit() or len(word) >= POSTCODE]
        return type(self)(kept or self)

    def in_names(self, texts: Iterable[str]) -> bool:
        """Whether every word stands in these texts, or all together as one word."""
        found = words(clean(" ".join(texts)))
        line, joined = " ".join(found), "".join(self)
        return all(word in line for word in self) or (
            len(joined) >= JOINED and joined in "".join(found)
        )


def names_of(company: HousingCompany) -> list[str]:
    """By what a company is known: its names, those of before, its address and its places."""
    texts = [company.acronym, company.address_nl, company.address_fr, *_both(company)]
    for before in company.predecessors.all():
        texts += [before.acronym, *_both(before)]
    for place in company.municipalities.all():
        texts += names_of_place(place)
    return texts


def names_of_place(place: Municipality | None) -> list[str]:
    """A municipality in both languages with its postcodes."""
    return [*_both(place), place.postcodes] if place else []


def sites_at(asked: Asked) -> dict[int, str]:
    """By company: a site whose name, address or municipality holds all these words."""
    if not any(len(word) >= SHORTEST for word in asked):
        return {}
    listed = Site.objects.select_related("municipality").prefetch_related("buildings")
    known = [(site, _texts_of(site)) for site in listed]
    found = [site for site, texts in known if asked.in_names(texts)]
    if not found:
        street = asked.without_house_numbers
        found = [site for site, texts in known if street.in_names(texts)]
    return {site.company_id: site.name for site in reversed(found)}


def _texts_of(site: Site) -> list[str]:
    houses = list(site.buildings.all())
    texts = [*_both(site), *names_of_place(site.municipality)]
    for house in houses:
        texts += [house.address_nl, house.address_fr, *_both(house)]
    return texts


def _both(named: HousingCompany | Municipality | Site | Building) -> tuple[str, str]:
    return named.name_nl, named.name_fr
