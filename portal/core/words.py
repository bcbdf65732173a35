"""Numbers, sizes and names as a reader of this language expects them."""

from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from hashlib import blake2b

from django.utils.translation import get_language

NARROW_SPACE = "\u202f"
TONES = ("", "b", "c", "d", "e")


def _french() -> bool:
    return (get_language() or "nl").startswith("fr")


def number(value: int | float | Decimal, decimals: int = 0) -> str:
    """ "3.420" in Dutch, "3 420" in French; `decimals` behind a comma."""
    step = Decimal(1).scaleb(-decimals)
    rounded = Decimal(str(value)).quantize(step, rounding=ROUND_HALF_UP)
    whole, _, rest = f"{rounded:,}".partition(".")
    grouped = whole.replace(",", NARROW_SPACE if _french() else ".")
    return f"{grouped},{rest}" if rest else grouped


def percent(value: float) -> str:
    """ "69 %", with a space that never breaks."""
    return f"{number(value)}\u00a0%"


def file_size(size: int) -> str:
    """ "380 kB", "2,4 MB" (French: "380 ko", "2,4 Mo")."""
    letter = "o" if _french() else "B"
    if size < 1000:
        return f"{size} {letter}"
    if size < 999_500:
        return f"{number(size / 1000)} k{letter}"
    if size < 999_500_000:
        return f"{number(size / 1_000_000, 1)} M{letter}"
    return f"{number(size / 1_000_000_000, 1)} G{letter}"


@lru_cache(maxsize=1024)
def initials(name: str) -> str:
    """Up to two letters for a name plate: "Mariam Diallo" is "MD"."""
    words = [word for word in name.replace("-", " ").split() if word[0].isalnum()]
    if not words:
        return "?"
    chosen = words if len(words) < 3 else [words[0], words[-1]]
    return "".join(word[0] for word in chosen).upper()


@lru_cache(maxsize=1024)
def tone(name: str) -> str:
    """One of five colours of a name plate; a name keeps its colour everywhere."""
    digest = blake2b(name.encode("utf-8", "replace"), digest_size=1).digest()
    return TONES[digest[0] % len(TONES)]
