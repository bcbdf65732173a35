"""Statements that change rows, written once and sent many times; the companion of `Prepared`.

For the few acts that happen all day long. Signals are sent and columns are prepared as `save()`
does; what the ORM does beyond that (parents' tables, values computed by the database) is refused.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, models, transaction
from django.db.models import QuerySet, sql
from django.db.models.constants import OnConflict
from django.db.models.signals import post_save, pre_save

from .prepared import Slot, plain_value

Changes = dict[str, Any]


class _Insert:
    """What the ORM wrote for one table: SQL, the columns that go in, and those that come back."""

    def __init__(
        self,
        row: models.Model,
        otherwise: OnConflict | None,
        unique: Sequence[str],
        update: Sequence[str],
    ) -> None:
        meta = row._meta
        if meta.parents:
            raise TypeError("A row of several tables cannot be inserted by one statement.")
        connection = connections[DEFAULT_DB_ALIAS]
        self.returning = list(meta.db_returning_fields)
        self.columns = [field for field in meta.concrete_fields if field not in self.returning]
        columns = [[meta.get_field(name) for name in names] for names in (unique, update)]
        query = sql.InsertQuery(
            type(row), on_conflict=otherwise, unique_fields=columns[0], update_fields=columns[1]
        )
        query.insert_values(self.columns, [row])
        compiler = query.get_compiler(connection=connection)
        compiler.returning_fields = self.returning
        ((self.sql, _values),) = compiler.as_sql()

    def send(self, row: models.Model) -> bool:
        """Insert it and fill in its key; False when another row stood in the way."""
        connection = connections[DEFAULT_DB_ALIAS]
        values = [
            field.get_db_prep_save(field.pre_save(row, True), connection) for field in self.columns
        ]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, values)
            if not self.returning:
                return cursor.rowcount > 0
            found = cursor.fetchone()
        if found is None:
            return False
        for field, value in zip(self.returning, found, strict=True):
            setattr(row, field.attname, value)
        return True


_written: dict[tuple[Any, ...], _Insert] = {}


def insert(
    row: models.Model,
    *,
    unless: Sequence[str] = (),
    update: Sequence[str] = (),
) -> bool:
    """Insert a new row, as `save(force_insert=True)` would; whether it was written.

    `unless` names the fields by which a row may be there already: it then stays as it is (False),
    or takes the fields `update` from this one.
    """
    model = type(row)
    key = (model, tuple(unless), tuple(update))
    pre_save.send(sender=model, instance=row, raw=False, using=DEFAULT_DB_ALIAS, update_fields=None)
    with transaction.mark_for_rollback_on_error(using=DEFAULT_DB_ALIAS):
        written = _written.get(key)
        if written is None:
            written = _written[key] = _Insert(row, _otherwise(unless, update), unless, update)
        done = written.send(row)
    if not done:
        return False
    row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS
    post_save.send(
        sender=model,
        instance=row,
        created=True,
        raw=False,
        using=DEFAULT_DB_ALIAS,
        update_fields=None,
    )
    return True


def _otherwise(unless: Sequence[str], update: Sequence[str]) -> OnConflict | None:
    if not unless:
        return None
    return OnConflict.UPDATE if update else OnConflict.IGNORE


class PreparedUpdate:
    """An update by its maker, which gives the rows and what they take.

        move_on = PreparedUpdate(
            lambda pk, at: (Topic.objects.filter(pk=pk), {"last_post_at": at})
        )
        move_on.run(pk=3, at=timezone.now())

    What holds for a `Prepared`'s look-ups holds here too.
    """

    def __init__(self, make: Callable[..., tuple[QuerySet, Changes]]) -> None:
        self._make = make
        self._names = tuple(inspect.signature(make).parameters)

    def run(self, **values: Any) -> int:
        """How many rows were changed."""
        if tuple(values) != self._names:
            raise TypeError(f"The update takes {self._names}, in this order.")
        statement, parameters = self._written
        connection = connections[DEFAULT_DB_ALIAS]
        bound = [
            plain_value(part.value(values), connection) if isinstance(part, Slot) else part
            for part in parameters
        ]
        with (
            transaction.mark_for_rollback_on_error(using=DEFAULT_DB_ALIAS),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement, bound)
            return int(cursor.rowcount)

    @cached_property
    def _written(self) -> tuple[str, tuple[Any, ...]]:
        queryset, changes = self._make(**{name: Slot(name) for name in self._names})
        query = queryset.query.chain(sql.UpdateQuery)
        query.add_update_values(changes)
        statement, parameters = query.get_compiler(DEFAULT_DB_ALIAS).as_sql()
        return statement, tuple(parameters)
