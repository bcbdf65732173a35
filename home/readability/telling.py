"""A reading in words, for the editors' screens and the command."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .measuring import Reading


def telling(reading: Reading, language: str) -> dict[str, Any]:
    """What the template of a reading shows."""
    return {
        "reading": reading,
        "language": language,
        "said": {
            "verdict": reading.verdict,
            "numbers": numbers(reading),
            "sentences": _("Long sentences: say it in two."),
            "words": _("Long words. Is there a shorter one, or can you explain it?"),
            "nothing": _("Write, and this hint tells how easy the text is to read."),
        },
    }


def numbers(reading: Reading) -> str:
    """The counts in one sentence."""
    counted = ngettext(
        "%(words)s words in %(count)s sentence, %(average)s a sentence.",
        "%(words)s words in %(count)s sentences, %(average)s a sentence.",
        reading.sentences,
    ) % {
        "words": reading.words,
        "count": reading.sentences,
        "average": f"{reading.words_a_sentence:g}",
    }
    if reading.score is None:
        return counted
    return _("%(counted)s Reading ease %(score)s of 100; B1 begins at 60.") % {
        "counted": counted,
        "score": reading.score,
    }
