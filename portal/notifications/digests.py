"""Summaries: what did not go at once, in one mail, newest first and never longer than a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.template import loader
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.accounts.mail import clean_subject
from portal.accounts.models import User
from portal.core.chrome import Chrome

from .budget import free_from, limit_of, taken
from .deciding import is_wanted, settings_of
from .links import absolute, digest_token, localised, stop_path
from .mail import headers_of
from .models import Delivery, Digest
from .spreading import followed_of
from .texts import reason_of, title_of

# A summary is read on a small screen: so many things, so many lines of each.
MOST_GROUPS = 8
MOST_LINES = 3
BATCH = 200


@dataclass(slots=True)
class Group:
    """What is new about one thing."""

    reason: str
    lines: list[tuple[str, str]] = field(default_factory=list)
    more: int = 0


def make_digests(now: datetime) -> int:
    """A summary for everybody whose moment has come and whose week has room; how many were made."""
    return sum(_make(user, now) for user in _people_due(now))


def _people_due(now: datetime) -> Iterator[User]:
    """A batch of people at a time, by key: memory does not grow with their number."""
    last = 0
    due = Delivery.objects.filter(state=Delivery.State.BUNDLED, next_try_at__lte=now)
    while keys := list(
        due.filter(user_id__gt=last)
        .order_by("user_id")
        .values_list("user_id", flat=True)
        .distinct()[:BATCH]
    ):
        last = keys[-1]
        yield from User.objects.filter(pk__in=keys).order_by("pk")


@transaction.atomic
def _make(user: User, now: datetime) -> int:
    """Deliveries and summary change hands in one transaction: nothing is in two, or in none."""
    chosen = settings_of(user)
    due = Delivery.objects.filter(
        user=user, state=Delivery.State.BUNDLED, next_try_at__lte=now, digest__isnull=True
    )
    limit = limit_of(chosen)
    if taken(user, now) >= limit:
        due.update(next_try_at=free_from(user, now, limit))
        return 0
    digest = Digest.objects.create(user=user, made_at=now, next_try_at=now, counted_at=now)
    if not due.update(state=Delivery.State.IN_DIGEST, digest=digest):
        digest.delete()
        return 0
    return 1


def digest_mail(digest: Digest, connection: BaseEmailBackend) -> EmailMultiAlternatives | None:
    """The mail of a summary, in the language of now; None when nothing of it is wanted any more."""
    user = digest.user
    if not user.email or not user.is_active or settings_of_pause(user):
        return None
    rows = digest.deliveries.select_related("event__actor").order_by("-event__created_at", "-pk")
    wanted = [row for row in _with_user(rows, user) if is_wanted(row)]
    if not wanted:
        return None
    with translation.override(user.language):
        groups = _groups(wanted, user)
        return _write(digest, groups, wanted, connection)


def settings_of_pause(user: User) -> bool:
    """Whether mail to this person is paused."""
    with transaction.atomic():
        return bool(settings_of(user).pause)


def _with_user(rows: Iterator[Delivery], user: User) -> Iterator[Delivery]:
    for row in rows:
        row.user = user
        yield row


def _groups(rows: list[Delivery], user: User) -> list[Group]:
    """By the thing that the reader follows, the thing with the newest first."""
    found: dict[str, Group] = {}
    followed = followed_of(user, {row.event_id: row.event.abouts for row in rows})
    for row in rows:
        event = row.event
        about = followed.get(event.pk, event.about)
        group = found.setdefault(about, Group(reason_of(row.reason, event.params, about)))
        if len(group.lines) >= MOST_LINES:
            group.more += 1
            continue
        title = title_of(event.event, event.params, str(event.actor or ""))
        group.lines.append((title, absolute(localised(event.url, user.language))))
    return list(found.values())


def _write(
    digest: Digest, groups: list[Group], rows: list[Delivery], connection: BaseEmailBackend
) -> EmailMultiAlternatives:
    user = digest.user
    count = len(rows)
    title = ngettext("%(num)s notice for you", "%(num)s notices for you", count) % {"num": count}
    stop_url = absolute(stop_path(digest_token(user, {row.reason for row in rows})))
    context = {
        "title": title,
        "groups": groups[:MOST_GROUPS],
        "more": sum(len(group.lines) + group.more for group in groups[MOST_GROUPS:]),
        "url": absolute(reverse("notifications:list")),
        "action_url": absolute(reverse("notifications:list")),
        "action_text": _("All my notices"),
        "reason": _("You get this summary because you follow things on the portal."),
        "stop_url": stop_url,
        "settings_url": absolute(reverse("notifications:settings")),
        "chrome": Chrome.plain(user.language),
    }
    folder = "portal/notifications/digest"
    mail = EmailMultiAlternatives(
        subject=clean_subject(title),
        body=loader.render_to_string(f"{folder}.txt", context, using="jinja2"),
        to=[user.email],
        headers=headers_of(f"digest:{digest.pk}", user, stop_url),
        connection=connection,
    )
    page = loader.render_to_string(f"{folder}.html", context, using="jinja2")
    mail.attach_alternative(page, "text/html")
    return mail
