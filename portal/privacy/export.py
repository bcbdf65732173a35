"""The copy of somebody's data: rows by the register, as JSON and as a page to read, with files."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any

from django.core.files.storage import default_storage
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.template import loader
from django.utils import timezone, translation

from portal.accounts.models import User
from portal.core.chrome import Chrome
from portal.core.personal import Entry, Link, entries

CHUNK = 200
# Of a row that the person only acted on: what it is and when, nothing of others.
DATES = (models.DateField, models.DateTimeField)


@dataclass(frozen=True, slots=True)
class Part:
    """One kind of rows of a person."""

    entry: Entry
    link: Link
    person: User

    @property
    def title(self) -> str:
        return str(self.entry.title)

    def rows(self) -> Iterator[models.Model]:
        """The rows themselves, a few at a time."""
        yield from self.entry.rows(self.person.pk, self.link).iterator(chunk_size=CHUNK)

    def values(self, row: models.Model) -> dict[str, Any]:
        """What of the row belongs to the person."""
        found = {"id": row.pk}
        for one in row._meta.concrete_fields:
            if one.primary_key or one.name in self.entry.secret or not self._is_theirs(one):
                continue
            found[one.name] = _value(row, one)
        return found

    def labelled(self, row: models.Model) -> list[tuple[str, str]]:
        """The same for a reader: names of fields in words, empty ones left out."""
        names = {one.name: str(one.verbose_name) for one in row._meta.concrete_fields}
        values = self.values(row).items()
        return [
            (names.get(name, name), str(value))
            for name, value in values
            if name != "id" and value not in (None, "", [], {})
        ]

    def _is_theirs(self, one: models.Field) -> bool:
        points_at_somebody = one.is_relation and one.related_model is User
        if points_at_somebody:
            return False
        return self.link.is_own or isinstance(one, DATES) or one.choices is not None


def _value(row: models.Model, one: models.Field) -> Any:
    if isinstance(one, models.FileField):
        return getattr(row, one.name).name
    value = getattr(row, one.attname)
    if isinstance(value, bytes | bytearray | memoryview):
        return "…"
    return value


def parts_of(person: User) -> Iterator[Part]:
    """Every kind of rows that the register knows, in its order."""
    for entry in entries():
        for link in entry.links:
            yield Part(entry, link, person)


def write_copy(person: User, target: IO[bytes]) -> None:
    """Write the whole copy as a zip: `data.json`, `index.html` and `files/`."""
    with (
        translation.override(person.language),
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as archive,
    ):
        with archive.open("data.json", "w", force_zip64=True) as stream:
            for piece in _json(person):
                stream.write(piece.encode())
        with archive.open("index.html", "w", force_zip64=True) as stream:
            for piece in _page(person):
                stream.write(piece.encode())
        for name in _files(person):
            _add_file(archive, name)


def _json(person: User) -> Iterator[str]:
    made = json.dumps({"made": timezone.now()}, cls=DjangoJSONEncoder)[1:-1]
    yield f'{{{made}, "rows": {{'
    for number, part in enumerate(parts_of(person)):
        name = json.dumps(f"{part.entry.model}.{part.link.path}")
        yield f"{', ' if number else ''}\n{name}: ["
        for place, row in enumerate(part.rows()):
            text = json.dumps(part.values(row), cls=DjangoJSONEncoder, ensure_ascii=False)
            yield f"{',' if place else ''}\n  {text}"
        yield "]"
    yield "\n}}\n"


def _page(person: User) -> Iterator[str]:
    context = {
        "parts": ((part, map(part.labelled, part.rows())) for part in parts_of(person)),
        "person": person,
        "chrome": Chrome.plain(person.language),
        "now": timezone.now(),
    }
    template = loader.get_template("portal/privacy/copy.html", using="jinja2")
    yield from template.template.generate(context)


def _files(person: User) -> Iterator[str]:
    for part in parts_of(person):
        fields = [
            one.name
            for one in part.entry.model_class._meta.concrete_fields
            if isinstance(one, models.FileField) and one.name not in part.entry.secret
        ]
        if fields and part.link.is_own:
            for row in part.rows():
                yield from (getattr(row, name).name for name in fields if getattr(row, name))


def _add_file(archive: zipfile.ZipFile, name: str) -> None:
    try:
        with (
            default_storage.open(name) as source,
            archive.open(f"files/{name}", "w", force_zip64=True) as target,
        ):
            while chunk := source.read(1 << 16):
                target.write(chunk)
    except FileNotFoundError:
        return
