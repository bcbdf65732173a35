"""Erasing an account: what the register says of each row, then the account itself."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from auditlog.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.files.storage import default_storage
from django.db import models, transaction
from django.utils import timezone

from portal.accounts.models import User
from portal.accounts.sessions import end_all_sessions
from portal.core.personal import KEEP, Entry, Link, Then, acts_before_erasing, entries
from portal.privacy.mail_folder import forget_mails
from portal.privacy.models import Erasure
from portal.privacy.tombstones import Tombstone, write_down


def erase_due() -> int:
    """Erase everybody whose days of thinking are over; how many. Run again, it goes on."""
    done = 0
    due = Erasure.objects.due(timezone.now()).filter(user__isnull=False)
    for erasure in list(due.select_related("user")[:500]):
        erase_person(user=erasure.user, with_texts=erasure.with_texts)
        done += 1
    return done


@transaction.atomic
def erase_person(*, user: User, with_texts: bool = False) -> Erasure:
    """Remove a person now, in one go: all of it or nothing.

    What the register keeps loses its link to them; files go after the commit. The row that is left
    holds the number of the account alone.
    """
    address, key = user.email, user.pk
    erasure, _made = Erasure.objects.get_or_create(
        user=user, defaults={"account": key, "due_at": timezone.now()}
    )
    end_all_sessions(user)
    for act in acts_before_erasing():
        act(user, with_texts)
    logged = _logged_about(user)
    files = list(_erase_rows(user))
    now = timezone.now()
    Erasure.objects.filter(pk=erasure.pk).update(done_at=now, user=None)
    User.objects.get(pk=key).delete()
    # Last: deleting wrote lines of its own.
    _forget_log(logged)
    transaction.on_commit(partial(write_down, Tombstone(key, now, with_texts)))
    transaction.on_commit(partial(_forget_files, files, address))
    erasure.refresh_from_db()
    return erasure


def _erase_rows(user: User) -> Iterable[str]:
    """Cut or delete row by row of the register; names of files that are left without an owner."""
    # The account itself goes last, and what hangs on other rows goes before them.
    ordered = sorted(entries(), key=_depth, reverse=True)
    for entry in ordered:
        if entry.model_class is User or entry.model_class is Erasure:
            continue
        for link in entry.links:
            if link.erase == Then.DELETE:
                yield from _delete(entry, link, user)
            elif link.erase != KEEP:
                _cut(entry, link, user)


def _depth(entry: Entry) -> int:
    return max(link.path.count("__") for link in entry.links)


def _delete(entry: Entry, link: Link, user: User) -> Iterable[str]:
    model = entry.model_class
    fields = [one.name for one in model._meta.concrete_fields if isinstance(one, models.FileField)]
    rows = entry.rows(user.pk, link)
    for row in rows.only("pk", *fields) if fields else ():
        yield from (getattr(row, name).name for name in fields if getattr(row, name))
    model._base_manager.filter(pk__in=rows.order_by().values("pk")).delete()


def _cut(entry: Entry, link: Link, user: User) -> None:
    model = entry.model_class
    values = {name: _empty(model, name) for name in link.blank}
    if "__" in link.path:
        rows = model._base_manager.filter(**{link.path: user.pk})
        if values:
            model._base_manager.filter(pk__in=list(rows.values_list("pk", flat=True))).update(
                **values
            )
        return
    one = model._meta.get_field(link.path)
    if one.many_to_many:
        through = one.remote_field.through
        through._base_manager.filter(**{one.m2m_reverse_field_name(): user.pk}).delete()
        return
    model._base_manager.filter(**{link.path: user.pk}).update(**{link.path: None}, **values)


def _empty(model: type[models.Model], name: str) -> object:
    """Nothing; a dash where the row must say something."""
    one = model._meta.get_field(name)
    if one.null:
        return None
    return "" if one.blank else "–"


def _logged_about(user: User) -> list[tuple[ContentType, list[int]]]:
    """The rows about this person that the log of rights may name, by kind."""
    kinds = ContentType.objects.get_for_models(*(entry.model_class for entry in entries()))
    found = [(kinds[User], [user.pk])]
    for entry in entries():
        for link in entry.links:
            if link.is_own and entry.model_class is not User:
                keys = list(entry.rows(user.pk, link).values_list("pk", flat=True))
                found.append((kinds[entry.model_class], keys))
    return found


def _forget_log(logged: list[tuple[ContentType, list[int]]]) -> None:
    """The log of rights keeps that something changed, not of whom."""
    for kind, keys in logged:
        if keys:
            LogEntry.objects.filter(
                content_type=kind, object_pk__in=[str(key) for key in keys]
            ).update(object_repr="", changes=None, additional_data=None, serialized_data=None)


def _forget_files(names: list[str], address: str) -> None:
    for name in names:
        default_storage.delete(name)
    if address:
        forget_mails(address)
