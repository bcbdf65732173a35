"""The opinion in passages, each with whose words stand in it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from portal.core.text import markdown_to_html

from .actions.drafting import passages
from .models import Consultation, PassageLink

if TYPE_CHECKING:
    from portal.accounts.audiences import Anybody


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage; `mine` when words of the reader stand in it, `count` how many contributions."""

    number: int
    html: Markup
    count: int = 0
    mine: bool = False
    quotes: tuple[str, ...] = ()


def opinion_parts(user: Anybody, consultation: Consultation) -> list[Passage]:
    """The opinion that was given, passage by passage. What is quoted was chosen to be shown."""
    counts: dict[int, int] = defaultdict(int)
    mine: set[int] = set()
    quotes: dict[int, list[str]] = defaultdict(list)
    links = PassageLink.objects.filter(consultation=consultation)
    rows = links.values_list(
        "passage",
        "open_answer__response__user",
        "open_answer__is_quoted",
        "open_answer__text",
        "remark__author",
        "remark__state",
        "remark__text",
    )
    for passage, writer, quoted, text, author, state, remark in rows:
        counts[passage] += 1
        if user.is_authenticated and user.pk in {writer, author}:
            mine.add(passage)
        if quoted and text:
            quotes[passage].append(text)
        if state == "visible" and remark:
            quotes[passage].append(remark)
    return [
        Passage(
            number,
            markdown_to_html(part),
            counts[number],
            number in mine,
            tuple(sorted(quotes[number])),
        )
        for number, part in enumerate(passages(consultation.opinion.text), 1)
    ]
