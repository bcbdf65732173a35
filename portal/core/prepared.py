"""Queries that are written once and asked many times.

The ORM takes ten times longer to write a query than SQLite or PostgreSQL take to answer it. A
`Prepared` keeps what the ORM wrote, for queries of the same shape with other values: the rows are
asked of the database each time, nothing of them is kept.

    by_slug = Prepared(lambda slug: Board.objects.filter(slug=slug).select_related("organisation"))
    board = by_slug.first(slug="de-linde")

`kept` asks each time too, and remembers what it made of rows that are the same as before: for what
editors publish, never for rows about a person.

A value may be a list (for `__in`): each length is written once. Look-ups that change their value
(`icontains`, `startswith`, a relation's `__in`) do not belong here; `path__range` does.
"""

from __future__ import annotations

import inspect
from collections import namedtuple
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.backends.sqlite3.base import FORMAT_QMARK_REGEX
from django.db.models import Expression, QuerySet
from django.db.models.query import (
    ModelIterable,
    NamedValuesListIterable,
    ValuesIterable,
    ValuesListIterable,
    get_related_populators,
)

from .kept import with_store

# As many shapes as one query may have; beyond it, a query is written anew each time.
MOST_SHAPES = 64
# As many answers as one query remembers.
MOST_KEPT = 256
Maker = Callable[..., QuerySet]
Rows = Iterable[Sequence[Any]]


class Slot(Expression):
    """The place of a value that is known when the query is asked."""

    def __init__(self, name: str, position: int | None = None) -> None:
        super().__init__()
        self.name = name
        self.position = position

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        return "%s", [self]

    def value(self, values: dict[str, Any]) -> Any:
        """What stands here this time."""
        found = values[self.name]
        return found if self.position is None else found[self.position]


class _Written:
    """What the ORM wrote for one shape: SQL, the order of values, and how to read a row."""

    def __init__(self, queryset: QuerySet) -> None:
        self.using = queryset.db
        compiler = queryset.query.get_compiler(self.using)
        try:
            self.sql, self.parameters = compiler.as_sql()
        except EmptyResultSet:
            self.sql, self.parameters = "", ()
            return
        if connections[self.using].vendor == "sqlite":
            self.sqlite, self.slots = _for_sqlite(self.sql, self.parameters)
        fields = [selected[0] for selected in compiler.select[: compiler.col_count]]
        self.converters = compiler.get_converters(fields)
        self.apply = compiler.apply_converters
        self.read = _reader(queryset, compiler, self.using)
        self.read_once = lru_cache(maxsize=MOST_KEPT)(self._read_with_store)

    def ask(self, values: dict[str, Any]) -> list[Any]:
        return self._read(self._rows(values)) if self.sql else []

    def ask_kept(self, values: dict[str, Any]) -> list[Any]:
        return self.read_once(tuple(self._rows(values))) if self.sql else []

    def _rows(self, values: dict[str, Any]) -> Rows:
        connection = connections[self.using]
        bare = is_bare_sqlite(connection)
        bound = [
            plain_value(part.value(values), connection) if isinstance(part, Slot) else part
            for part in (self.slots if bare else self.parameters)
        ]
        if bare:
            with connection.wrap_database_errors:
                return connection.connection.execute(self.sqlite, bound).fetchall()
        with connection.cursor() as cursor:
            cursor.execute(self.sql, bound)
            return cursor.fetchall()

    def _read(self, rows: Rows) -> list[Any]:
        if self.converters:
            rows = map(tuple, self.apply(rows, self.converters))
        return self.read(rows)

    def _read_with_store(self, rows: Rows) -> list[Any]:
        return [with_store(found) for found in self._read(rows)]


def _for_sqlite(sql: str, parameters: Iterable[Any]) -> tuple[str, list[Any]]:
    """The query in SQLite's own form, and what is still to be filled in.

    Values that never change are written into it: where one stands in the condition of an index,
    SQLite would plan the query anew each time, which takes three times as long as the answer.
    """
    first, *others = FORMAT_QMARK_REGEX.split(sql)
    text, left = [first], []
    for value, after in zip(parameters, others, strict=True):
        if isinstance(value, str):
            text.append("'{}'".format(str(value).replace("'", "''").replace("%", "%%")))
        elif isinstance(value, int):
            text.append(str(int(value)))
        else:
            text.append("?")
            left.append(value)
        text.append(after)
    return "".join(text).replace("%%", "%"), left


def is_bare_sqlite(connection: Any) -> bool:
    """Whether SQLite may be asked without Django's cursor, which takes longer than the answer.

    Nobody counts or watches the queries, and no transaction that failed waits for its end.
    """
    return (
        connection.vendor == "sqlite"
        and connection.connection is not None
        and not connection.needs_rollback
        and not connection.execute_wrappers
        and not connection.queries_logged
    )


def plain_value(value: Any, connection: Any) -> Any:
    """The value as the database's driver takes it."""
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    if isinstance(value, date):
        return connection.ops.adapt_datefield_value(value)
    if isinstance(value, UUID) and not connection.features.has_native_uuid_field:
        return value.hex
    return value


def _reader(queryset: QuerySet, compiler: Any, using: str) -> Callable[[Rows], list[Any]]:
    """How rows become what the queryset would have given."""
    kind = queryset._iterable_class
    query = queryset.query
    names = [*query.extra_select, *query.values_select, *query.annotation_select]
    if kind is ValuesIterable:
        return lambda rows: [dict(zip(names, row, strict=True)) for row in rows]
    if kind is ValuesListIterable:
        return list
    if kind is NamedValuesListIterable:
        make = namedtuple("Row", queryset._fields or names)._make
        return lambda rows: [make(row) for row in rows]
    if kind is not ModelIterable:
        raise TypeError(f"A prepared query cannot give {kind.__name__}.")
    return _model_reader(compiler, using)


def _model_reader(compiler: Any, using: str) -> Callable[[Rows], list[Any]]:
    model, places = compiler.klass_info["model"], compiler.klass_info["select_fields"]
    first, last = places[0], places[-1] + 1
    names = [selected[0].target.attname for selected in compiler.select[first:last]]
    populators = get_related_populators(compiler.klass_info, compiler.select, using)
    extra = compiler.annotation_col_map or {}

    def read(rows: Rows) -> list[Any]:
        found = []
        for row in rows:
            instance = model.from_db(using, names, row[first:last])
            for populator in populators:
                populator.populate(row, instance)
            for name, place in extra.items():
                setattr(instance, name, row[place])
            found.append(instance)
        return found

    return read


class Prepared:
    """A query by its maker, whose arguments are the values that change from time to time."""

    def __init__(self, make: Maker) -> None:
        self._make = make
        self._names = tuple(inspect.signature(make).parameters)
        self._written: dict[tuple[int | None, ...], _Written] = {}

    def all(self, **values: Any) -> list[Any]:
        """All rows, as the queryset gives them: objects, dictionaries or tuples."""
        return self._for(values).ask(values)

    def kept(self, **values: Any) -> list[Any]:
        """The same; for the same rows the same list, which the caller must leave as it is."""
        return self._for(values).ask_kept(values)

    def _for(self, values: dict[str, Any]) -> _Written:
        if tuple(values) != self._names:
            raise TypeError(f"The query takes {self._names}, in this order.")
        shape = tuple(
            len(value) if isinstance(value, list | tuple) else None for value in values.values()
        )
        written = self._written.get(shape)
        if written is None:
            written = self._write(shape)
        return written

    def first(self, **values: Any) -> Any | None:
        """The first row, or None. The maker cuts the query to what is wanted."""
        return next(iter(self.all(**values)), None)

    def exists(self, **values: Any) -> bool:
        """Whether there is a row."""
        return bool(self.all(**values))

    def _write(self, shape: tuple[int | None, ...]) -> _Written:
        slots = {
            name: Slot(name) if length is None else [Slot(name, i) for i in range(length)]
            for name, length in zip(self._names, shape, strict=True)
        }
        written = _Written(self._make(**slots))
        if len(self._written) < MOST_SHAPES:
            self._written[shape] = written
        return written


def below(path: str) -> tuple[str, str]:
    """First and last path of the pages below one, as treebeard counts them (`path__range`)."""
    return f"{path}0000", f"{path}ZZZZ"
