"""Following, telling and stopping."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from portal.accounts.audiences import MEMBER
from portal.accounts.models import User
from portal.core.prepared import Prepared
from portal.core.prepared_writing import insert
from portal.core.queueing import queue_with

from .links import Stop
from .models import OPTIONAL_REASONS, Event, MailChoice, Notice, Reason, Subscription
from .tasks import spread
from .texts import is_registered
from .things import end_besides

_following = Prepared(
    lambda user, about: Subscription.objects.filter(user_id=user, about=about).values_list("pk")
)
_unread_about = Prepared(
    lambda user, about: (
        Notice.objects.unread().filter(user_id=user, event__about=about).values_list("pk")[:1]
    )
)


def follow(
    *, user: User, about: str, reason: str = Reason.FOLLOWING, at: datetime | None = None
) -> Subscription:
    """Let `user` follow `about`; again changes nothing, and keeps the first reason."""
    subscription, _ = Subscription.objects.get_or_create(
        user=user,
        about=about,
        defaults={"reason": reason, "created_at": at or timezone.now()},
    )
    return subscription


@transaction.atomic
def unfollow(*, user: User, about: str) -> None:
    """End the following, and summaries of the thing; quiet when there was none."""
    Subscription.objects.filter(user=user, about=about).delete()
    end_besides(user, about)


def is_following(user: User, about: str) -> bool:
    """Whether `user` follows `about`; nobody without an account does."""
    return user.is_authenticated and _following.exists(user=user.pk, about=about)


def announce(
    *,
    event: str,
    about: str,
    key: str,
    audience: str,
    actor: User | None,
    url: str,
    params: Mapping[str, Any] | None = None,
    at: datetime | None = None,
) -> Event:
    """Tell those who follow `about`, but not the actor, that something happened.

    `params["also"]` may name more things: who follows several of them is told once. Call it inside
    the transaction that made it happen: the row is kept with it, and the worker
    passes it on after the commit, to those who may see `audience` at that moment. The same `key`
    is told once. Raises LookupError for an event without words.
    """
    return _record(
        key=key,
        event=event,
        about=about,
        audience=audience,
        actor=actor,
        url=url,
        params=dict(params or {}),
        created_at=at or timezone.now(),
    )


def tell(
    *,
    user: User,
    event: str,
    about: str,
    key: str,
    url: str,
    reason: str = Reason.ACCOUNT,
    audience: str = MEMBER,
    actor: User | None = None,
    params: Mapping[str, Any] | None = None,
    at: datetime | None = None,
) -> Event:
    """Tell one person, whether they follow anything or not. As `announce` otherwise."""
    return _record(
        key=key,
        event=event,
        about=about,
        audience=audience,
        actor=actor,
        recipient=user,
        reason=reason,
        url=url,
        params=dict(params or {}),
        created_at=at or timezone.now(),
    )


def _record(*, key: str, **values: Any) -> Event:
    if not is_registered(values["event"]):
        raise LookupError(f"No room registered the words of event {values['event']!r}.")
    event = Event(key=key, **values)
    if not insert(event, unless=["key"]):
        return Event.objects.get(key=key)
    queue_with(spread, event.pk)
    return event


def mark_read(*, user: User, notice_id: int | None = None, about: str = "") -> int:
    """Mark one notice, those about one thing, or all of them as read; how many were not."""
    if about and not _unread_about.exists(user=user.pk, about=about):
        return 0
    notices = Notice.objects.unread().filter(user=user)
    if notice_id is not None:
        notices = notices.filter(pk=notice_id)
    if about:
        notices = notices.filter(event__about=about)
    return notices.update(read_at=timezone.now())


@transaction.atomic
def choose_mail(*, user: User, choices: Mapping[str, str]) -> None:
    """Keep how a person wants mail, a rhythm a reason; other reasons are left as they are."""
    for reason, rhythm in choices.items():
        if reason in OPTIONAL_REASONS and rhythm in MailChoice.Rhythm:
            MailChoice.objects.update_or_create(
                user=user, reason=reason, defaults={"rhythm": rhythm}
            )


def stop(what: Stop) -> None:
    """Do what a stop link says; again changes nothing."""
    user = User.objects.get(pk=what.user_id)
    if what.kind == "about":
        unfollow(user=user, about=what.what)
    else:
        reasons = what.what.split(",")
        choose_mail(user=user, choices=dict.fromkeys(reasons, MailChoice.Rhythm.NONE))
