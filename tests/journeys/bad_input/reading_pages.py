"""What a page holds for somebody who tries things: its links, its forms, its attributes."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

# Kinds of fields into which anything can be typed, with a value that is right for the kind.
TYPED = {
    "text": "Een woord",
    "search": "lift",
    "email": "iemand@example.test",
    "password": "four other calm words",
    "tel": "02 555 55 55",
    "url": "https://example.test/",
    "number": "1",
    "date": "2026-11-24",
    "datetime-local": "2026-11-24T10:00",
    "time": "10:00",
    "textarea": "Een zin.",
}


@dataclass
class Field:
    """A field with the value that it is sent with when nobody touches it."""

    name: str
    kind: str
    value: str = ""

    @property
    def is_typed(self) -> bool:
        return self.kind in TYPED

    @property
    def right(self) -> str:
        """A value that fits, when the page gives none."""
        return self.value or TYPED.get(self.kind, "")


@dataclass
class Form:
    """A form as it stands in the page."""

    action: str
    method: str
    fields: list[Field] = field(default_factory=list)

    @property
    def shape(self) -> tuple[str, ...]:
        """What two forms for the same thing have in common."""
        return (self.method, *sorted({entry.name for entry in self.fields}))

    def values(self) -> dict[str, str]:
        """A filling that the form may well accept."""
        return {entry.name: entry.right for entry in self.fields}


class Reader(HTMLParser):
    """Collects links, forms and whatever carries the mark of an attack."""

    def __init__(self, mark: str = "") -> None:
        super().__init__(convert_charrefs=True)
        self.mark = mark
        self.links: list[str] = []
        self.forms: list[Form] = []
        self.marked: list[str] = []
        self._form: Form | None = None
        self._select: Field | None = None
        self._area: Field | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if self.mark and (self.mark in tag or self.mark in values):
            self.marked.append(self.get_starttag_text() or tag)
        if tag == "a" and values.get("href"):
            self.links.append(values["href"] or "")
        elif tag == "form":
            method = (values.get("method") or "get").lower()
            self._form = Form(values.get("action") or "", method)
            self.forms.append(self._form)
        elif self._form is not None:
            self._in_form(tag, values)

    def _in_form(self, tag: str, values: dict[str, str | None]) -> None:
        name = values.get("name") or ""
        if tag == "option" and self._select is not None:
            if "selected" in values or not self._select.value:
                self._select.value = values.get("value") or ""
        elif not name or name == "csrfmiddlewaretoken":
            return
        elif tag == "select":
            self._select = self._add(name, "select")
        elif tag == "textarea":
            self._area = self._add(name, "textarea")
        elif tag in {"input", "button"}:
            kind = (values.get("type") or ("text" if tag == "input" else "submit")).lower()
            if kind not in {"image", "reset"}:
                self._add(name, kind, values.get("value") or "")

    def _add(self, name: str, kind: str, value: str = "") -> Field:
        made = Field(name, kind, value)
        self._form.fields.append(made)
        return made

    def handle_data(self, data: str) -> None:
        if self._area is not None:
            self._area.value += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        elif tag == "select":
            self._select = None
        elif tag == "textarea":
            self._area = None


def read(html: str, mark: str = "") -> Reader:
    """The page, taken apart."""
    reader = Reader(mark)
    reader.feed(html)
    return reader
