"""Dutch compounds taken apart: `huurdersvergadering` is `huurder` and `vergadering`."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

SHORTEST_COMPOUND = 8
SHORTEST_PART = 4
_MEMORY = 200_000
LINKS = ("", "s", "en", "er")

# Three letters are enough for these: they begin or end many compounds and are no suffix.
_SHORT_PARTS = """
bad bak bar bed bib bos bus dag dak gas hal ijs jas kas kip lek les lid pad pan pop pot tas ton
val was web wet zee zit zon
"""

# What looks like a word but is an ending, a preposition or a false friend inside longer words.
_NO_PART = """
aanb aard achter achtig achtige alle ander anti ants arij atie aties baar bare baren beid beider
beren best deren dering ders ding dingen door eeld eerd eigen elen elijk elijke eling elingen
ende ending ener eren erend erende erig erige erij erin ering eringen erst erste esse essen eten
extra gang gemeen ging gingen heden heid heids ieel ieke ieken iele iger inge ingen ings inter
isch ische iseer iserend isme isten keer kelijk lands latie lijk lijke lijkheid lijks ling
lingen link loos loosheid loosheids loze matig matige mede ment naar naars nden neren nis nissen
onder ontv ontw oord over pseudo reden rege reld rend rende rijding rijen rijke ring ringen
samen schap schappen schaps sche sels sers sing singen staan steel sten stens ster sters super
tatie tegen teit tens tering terug tige tigen tiger ting tingen tjes trans tussen uiten verg
vers voor voort vuldig waarts weer zaam zame zonder
"""
# Words that the list above would cut wrongly, or that mean something else than their parts.
_WHOLE = """
aandacht aanvraag ambassadeur antwoord begeleiding belangrijk bestuurder betekenis brussels
documenten eenvoudig gemeenschap gemeente handicap inschrijving interesse maatschappij misschien
nederlands onderhoud onderwijs oplossing organisatie overlast overleg partner presentatie
programma toekomst verantwoordelijk vereniging verhaal verzamelen vrijwilliger vrijwilligers
waarderen wederzijds wethouder
"""
# These begin compounds but end none: `buurthuis` is a `huis`.
_NO_LAST = frozenset({"thuis"})
SHORT_PARTS = frozenset(_SHORT_PARTS.split())
NO_PART = frozenset(_NO_PART.split())
WHOLE = frozenset(_WHOLE.split())


class Splitter:
    """Takes Dutch words apart with a list of words; `known` may grow by the site's own words."""

    def __init__(self, known: Container[str], own: Iterable[str] = ()) -> None:
        self._known = known
        self._own = frozenset(own)
        self._parts: dict[str, bool] = {}

    def split(self, word: str) -> tuple[str, ...]:
        """The two or three parts of a folded word, the fewest there can be; or none."""
        if len(word) < SHORTEST_COMPOUND or not word.isalpha() or word in WHOLE:
            return ()
        for count in (2, 3):
            found = sorted(self._splits(word, count), key=self._rank)
            if found:
                return found[0]
        return ()

    def is_part(self, word: str) -> bool:
        """True when the word may stand inside a compound."""
        known = self._parts.get(word)
        if known is None:
            if len(self._parts) >= _MEMORY:
                self._parts.clear()
            known = self._parts[word] = self._may_be_part(word)
        return known

    def _may_be_part(self, word: str) -> bool:
        if word in NO_PART:
            return False
        if len(word) < SHORTEST_PART:
            return word in SHORT_PARTS
        return word in self._own or word in self._known or self._is_doing(word)

    def _is_doing(self, word: str) -> bool:
        """True for the doing of a known verb (`ophaling`), which lists often leave out."""
        return len(word) > 6 and word.endswith("ing") and f"{word[:-3]}en" in self._known

    def _splits(self, word: str, count: int) -> Iterator[tuple[str, ...]]:
        if count == 1:
            if self.is_part(word) and word not in _NO_LAST:
                yield (word,)
            return
        for end in range(3, len(word) - 2):
            first = word[:end]
            if not self.is_part(first):
                continue
            for link in LINKS:
                if word.startswith(link, end) and len(word) - end - len(link) >= 3:
                    for rest in self._splits(word[end + len(link) :], count - 1):
                        yield (first, *rest)

    def _rank(self, parts: tuple[str, ...]) -> tuple[int, int, int, bool]:
        """Parts of the site's own words first, then even parts, then a long last one.

        Of two that are alike, a plural begins the compound: `ouderenzorg` is not of parents.
        """
        own = sum(part in self._own for part in parts)
        is_plural = parts[0].endswith("en")
        return -own, -min(map(len, parts)), -len(parts[-1]), not is_plural
