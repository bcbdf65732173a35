"""Explains the first use of each term in a text that is shown."""

from __future__ import annotations

import re
from collections.abc import Callable
from hashlib import blake2b

from django.http import HttpRequest
from django.utils.translation import get_language
from markupsafe import Markup, escape

from portal.core.addresses import url

from .known import Known, Note, known_terms

COOKIE = "terms"
OFF = "off"
MOST_TEXTS = 256
MOST_TERMS = 12

Replace = Callable[[re.Match[str]], str]

_part = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)
_tag = re.compile(r"<(/?)([a-zA-Z][\w-]*)")
# Places where a link would be wrong, would confuse, or says nothing to the reader.
CLOSED = frozenset(
    {"a", "address", "blockquote", "button", "code", "dt", "fieldset", "figure", "form", "nav"}
    | {"h1", "h2", "h3", "h4", "h5", "h6", "label", "option", "script", "select", "style"}
    | {"summary", "svg", "textarea", "th", "time", "title", "video"}
)
# What was made of a text; its hash, the terms and the language decide it, so it is never old.
_made: dict[tuple[bytes, int, str, str], Markup] = {}


def explains_terms(request: HttpRequest) -> bool:
    """Whether this reader wants difficult words explained: yes, until it is switched off."""
    return request.COOKIES.get(COOKIE) != OFF


def explained(html: str, request: HttpRequest, language: str) -> Markup:
    """The text with the first use of each term explained; as it is when switched off.

    `html` is safe already and written in `language`; explanations are in the language that is
    read. Call it once a page: each explanation has an id.
    """
    text = Markup(html)  # noqa: S704 - drawn by our own templates
    if not explains_terms(request):
        return text
    known = known_terms(language)
    if known.pattern is None:
        return text
    reading = (get_language() or "nl")[:2]
    digest = blake2b(text.encode(), digest_size=16).digest()
    key = (digest, known.version, language, reading)
    if key not in _made:
        if len(_made) >= MOST_TEXTS:
            _made.clear()
        _made[key] = _explain(text, known, language, reading)
    return _made[key]


def _explain(html: str, known: Known, language: str, reading: str) -> Markup:
    glossary = url("glossary:index")
    seen: set[str] = set()
    closed: list[str] = []

    def replace(match: re.Match[str]) -> str:
        note = known.note(match[0])
        if note is None or note.code in seen or len(seen) >= MOST_TERMS:
            return match[0]
        seen.add(note.code)
        return _term(match[0], note, glossary, language, reading)

    made = []
    end = 0
    for part in _part.finditer(html):
        made += [_words(html[end : part.start()], known, replace, closed), part[0]]
        _step(part[0], closed)
        end = part.end()
    made.append(_words(html[end:], known, replace, closed))
    return Markup("".join(made))  # noqa: S704 - what was safe, and our own escaped words


def _words(
    text: str, known: Known, replace: Callable[[re.Match[str]], str], closed: list[str]
) -> str:
    return text if closed or not text.strip() else known.pattern.sub(replace, text)


def _step(tag: str, closed: list[str]) -> None:
    """Note whether what follows stands in a place that stays as it is."""
    found = _tag.match(tag)
    if found is None:
        return
    name = found[2].lower()
    if name not in CLOSED or tag.endswith("/>"):
        return
    if not found[1]:
        closed.append(name)
    elif closed and closed[-1] == name:
        closed.pop()


def _term(word: str, note: Note, glossary: str, language: str, reading: str) -> str:
    name = f"term-{note.code}"
    # The text around it may be in another language than the one that is read.
    lang = f' lang="{reading}"' if reading != language else ""
    return (
        f'<span class="term" data-term><a class="term__word" href="{glossary}#{note.code}"'
        f' aria-describedby="{name}">{word}</a>'
        f'<span class="term__note" role="tooltip" id="{name}"{lang}>'
        f"{escape(note.sentence(reading))}</span></span>"
    )
