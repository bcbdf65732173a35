"""Families of words: `nettoyer` and `nettoyage`, `bemiddelaar` and `bemiddelen`.

A stemmer joins the forms of one word. What makes another word of it (who does it, the doing, the
quality) is left standing, so a family is a weaker way to say the same, asked beside the word.
"""

from __future__ import annotations

SHORTEST_ROOT = 5

_FRENCH = """
issements issement ations ation ateurs ateur atrices atrice ements ement emment itions ition ions
ion eurs eur euses euse rices rice ages age ites ite aires aire iques ique elles elle els el ales
ale aux al ives ive ifs if eux ances ance ences ence antes ante ants ant entes ente ents ent ures
ure eries erie istes iste ismes isme oires oire ieres iere iers ier aient ait ees ee er ez es ir
e s
"""
_DUTCH = """
aties atie eringen ering elingen eling ingen ing erende erend elijke elijk lijke lijk igheden
igheid heden heid aars aar sters ster erige erig ige ig eren eert ende end loze loos bare baar
ische isch schap iteiten iteit elen ers er en tjes tje jes je eel ele e s t
"""
_ENDINGS = {
    language: sorted(endings.split(), key=len, reverse=True)
    for language, endings in (("fr", _FRENCH), ("nl", _DUTCH))
}


def root(language: str, folded: str) -> str:
    """What a folded word shares with its family; empty for a word that is too short to say."""
    for ending in _ENDINGS[language]:
        if folded.endswith(ending) and len(folded) - len(ending) >= SHORTEST_ROOT:
            return _simple(language, folded[: -len(ending)])
    return folded if len(folded) >= SHORTEST_ROOT else ""


def _simple(language: str, root_: str) -> str:
    """Doubled vowels and consonants, and the sounds that change at the end, made one."""
    if language == "fr":
        return root_
    for pair in ("aa", "ee", "oo", "uu"):
        root_ = root_.replace(pair, pair[0])
    if root_[-1] == root_[-2]:
        root_ = root_[:-1]
    return root_[:-1] + {"v": "f", "z": "s"}.get(root_[-1], root_[-1])
