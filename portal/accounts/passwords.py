"""What makes a password too easy: too long to check, too common, or made of our own words."""

import re
from functools import cache

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

# Words that somebody who guesses tries first on this site.
SITE_WORDS = frozenset(
    re.findall(
        r"\w+",
        "portaal palier portail huurder huurders locataire locataires brussel bruxelles brussels "
        "sociale huisvesting logement social woning wachtwoord motdepasse password welkom "
        "bienvenue bghm slrb adviesraad conseil welcome azerty qwerty account compte",
    )
)
MINIMUM_REST = 6


class MaximumLengthValidator:
    """Refuses what is longer than `max_length`: hashing it would only cost time."""

    def __init__(self, max_length: int = 128) -> None:
        self.max_length = max_length

    def validate(self, password: str, user: object = None) -> None:
        if len(password) > self.max_length:
            raise ValidationError(
                _("This password is too long. It may have %(max)d characters at most.")
                % {"max": self.max_length},
                code="password_too_long",
            )

    def get_help_text(self) -> str:
        return _("At most %(max)d characters.") % {"max": self.max_length}


class EasyToGuessValidator:
    """Refuses common passwords, also dressed up: with digits behind, repeated, or our own words."""

    def validate(self, password: str, user: object = None) -> None:
        if _is_easy(password):
            raise ValidationError(
                _("This password is easy to guess. Choose three words that have no link."),
                code="password_too_common",
            )

    def get_help_text(self) -> str:
        return _("Not a password that many people use, and not the name of this site.")


@cache
def _common() -> frozenset[str]:
    return frozenset(CommonPasswordValidator().passwords)


def _is_easy(password: str) -> bool:
    plain = password.lower().strip()
    letters = re.sub(r"[^a-z]", "", plain)
    cores = {plain, letters, re.sub(r"[^a-z]+$", "", plain), re.sub(r"^[^a-z]+", "", plain)}
    if cores & _common() or _is_repeated(plain) or _is_counted(plain):
        return True
    rest = letters
    for word in sorted(SITE_WORDS, key=len, reverse=True):
        rest = rest.replace(word, "")
    return len(rest) < MINIMUM_REST and any(word in letters for word in SITE_WORDS)


def _is_repeated(text: str) -> bool:
    """One short piece again and again: `abcabcabcabc`."""
    return bool(re.fullmatch(r"(.{1,6}?)\1+.{0,5}", text)) and len(set(text)) <= MINIMUM_REST


def _is_counted(text: str) -> bool:
    """Neighbours on the number line or in the alphabet all the way: `1234567890123`."""
    steps = {
        (ord(b) - ord(a)) % 10 if (a + b).isdigit() else ord(b) - ord(a)
        for a, b in zip(text, text[1:], strict=False)
    }
    return len(steps) <= 1
