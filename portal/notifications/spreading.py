"""From an event to those who are told: notices in the portal and mails to send."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.db import transaction
from django.utils import timezone

from portal.accounts.audiences import PUBLIC, audiences
from portal.accounts.models import User

from .models import (
    OPTIONAL_REASONS,
    Delivery,
    Event,
    MailChoice,
    Notice,
    Subscription,
)
from .tasks import send_mails

AT_ONCE = 200

# A person and why they are told.
Recipient = tuple[User, str]


def may_see(user: User, audience: str) -> bool:
    """Whether `user` may see it now; asked when telling and again when sending."""
    return user.is_active and (audience == PUBLIC or audience in audiences(user))


def refusals(users: list[User]) -> set[tuple[int, str]]:
    """Which of these persons want no mail for which reason."""
    refused = MailChoice.objects.filter(user__in=users, rhythm=MailChoice.Rhythm.NONE)
    return set(refused.values_list("user_id", "reason"))


def wants_mail(user: User, reason: str, refused: set[tuple[int, str]]) -> bool:
    """Whether mail for this reason can and may go to this person."""
    optional = reason in OPTIONAL_REASONS
    return bool(user.email) and not (optional and (user.pk, reason) in refused)


def followed_of(user: User, abouts_by_event: Mapping[int, list[str]]) -> dict[int, str]:
    """By event, the first of the things it is about that `user` follows; of those about several.

    One query, and none when each is about one thing.
    """
    several = {pk: abouts for pk, abouts in abouts_by_event.items() if len(abouts) > 1}
    if not several:
        return {}
    wanted = {about for abouts in several.values() for about in abouts}
    mine = Subscription.objects.filter(user=user, about__in=wanted)
    follows = set(mine.values_list("about", flat=True))
    found = {pk: next((a for a in abouts if a in follows), "") for pk, abouts in several.items()}
    return {pk: about for pk, about in found.items() if about}


def spread_event(event_id: int) -> None:
    """Tell everybody whom the event concerns, once; a second run adds only who was missed."""
    event = Event.objects.filter(pk=event_id).select_related("recipient").first()
    if event is None:
        return
    if event.spread_at is None:
        for batch in _batches(event):
            _tell(event, [one for one in batch if may_see(one[0], event.audience)])
        Event.objects.filter(pk=event.pk).update(spread_at=timezone.now())
    send_mails.enqueue()


def _batches(event: Event) -> Iterator[list[Recipient]]:
    if event.recipient_id:
        yield [(event.recipient, event.reason)]
        return
    followers = (
        Subscription.objects.filter(about__in=event.abouts)
        .exclude(user=event.actor_id)
        .select_related("user")
        .order_by("pk")
    )
    last = 0
    while rows := list(followers.filter(pk__gt=last)[:AT_ONCE]):
        last = rows[-1].pk
        yield [(row.user, row.reason) for row in rows]


def _tell(event: Event, recipients: list[Recipient]) -> None:
    notices = [
        Notice(
            user=user,
            event=event,
            reason=reason,
            audience=event.audience,
            created_at=event.created_at,
        )
        for user, reason in recipients
    ]
    refused = refusals([user for user, _ in recipients])
    mails = [
        Delivery(event=event, user=user, reason=reason)
        for user, reason in recipients
        if wants_mail(user, reason, refused)
    ]
    with transaction.atomic():
        Notice.objects.bulk_create(notices, ignore_conflicts=True)
        Delivery.objects.bulk_create(mails, ignore_conflicts=True)
