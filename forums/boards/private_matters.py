"""What somebody may not want to put before a whole board: numbers, addresses, one's own matter.

Nothing is refused: the writer is asked once, and told who helps in confidence. Staff are not asked,
for the telephone of their office belongs in an answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_telephone = re.compile(r"(?<![\d/.-])(?:\+32|0032|0)[\s./-]?\d(?:[\s./-]?\d){7,8}(?!\d)")
_email = re.compile(r"[\w.+-]+@[\w-]+\.[a-z]{2,}", re.IGNORECASE)
_national = re.compile(
    r"(?<!\d)(\d{2})[.\s]?(\d{2})[.\s]?(\d{2})[\s.-]?(\d{3})[\s.-]?(\d{2})(?!\d)"
)
_account = re.compile(r"\bBE\d{2}(?:[\s.-]?\d{4}){3}\b", re.IGNORECASE)
_address = re.compile(
    r"\b(?:\w+(?:straat|laan|steenweg|plein|kaai|dreef|weg)|"
    r"(?:rue|avenue|chaussée|place|boulevard|quai|allée|clos)\s+[\w' -]{2,40}?)"
    r",?\s+(?:n[°o]\s*)?\d+",
    re.IGNORECASE,
)
_matters = re.compile(
    r"\b(?:huurachterstand|achterstal\w*|schulden|deurwaarder|uithuiszetting|kanker|depressie\w*|"
    r"psychiater|zwanger|scheiding|gevangenis|mishandel\w*|burenruzie|"
    r"retard de loyer|arriér\w+|dettes|huissier|expulsion|cancer|dépression|psychiatre|enceinte|"
    r"divorce|prison|maltrait\w+|dispute avec)\b",
    re.IGNORECASE,
)


_danger = re.compile(
    r"\b(?:zelfmoord\w*|zelfdoding|(?:niet|nooit) meer (?:willen )?leven|uit het leven stappen|"
    r"een einde aan (?:mijn|het) leven|mezelf (?:iets aan|pijn)\s?doen|maak me(?:zelf)? dood|"
    r"suicid\w+|me tuer|mourir ce soir|(?:mettre )?fin à mes jours|en finir avec la vie|"
    r"(?:veux|peux) plus vivre|me faire du mal)\b",
    re.IGNORECASE,
)


def speaks_of_danger(text: str) -> bool:
    """Whether somebody may want to die or hurt themselves: help is shown, and somebody told."""
    return bool(_danger.search(" ".join(text[:20_000].split())))


def _is_national_number(text: str) -> bool:
    """Whether eleven digits are a Belgian national number: the last two check the others."""
    for match in _national.finditer(text):
        digits = "".join(match.groups())
        base, check = int(digits[:9]), int(digits[9:])
        if check in (97 - base % 97, 97 - (2_000_000_000 + base) % 97):
            return True
    return False


_looks: dict[str, Callable[[str], object]] = {
    "number": _is_national_number,
    "account": _account.search,
    "telephone": _telephone.search,
    "email": _email.search,
    "address": _address.search,
    "matter": _matters.search,
}


def private_matters(text: str) -> list[str]:
    """The kinds of private things that seem to stand in a text."""
    shorter = text[:20_000]
    return [kind for kind, look in _looks.items() if look(shorter)]
