"""What becomes of one mail: now, later, in a summary, or not at all; asked when it would leave."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from portal.accounts.models import User

from .budget import limit_of, taken
from .hours import end_of_quiet, is_quiet, next_daily, next_weekly
from .links import address_mark
from .models import OPTIONAL_REASONS, Delivery, MailChoice, MailSettings, Subscription
from .spreading import may_see
from .texts import is_promised


class Then(StrEnum):
    """What to do with it."""

    SEND = "send"
    LATER = "later"
    BUNDLE = "bundle"
    DROP = "drop"


@dataclass(frozen=True, slots=True)
class Decision:
    """What to do, when, and whether it takes a place in the person's week."""

    then: Then
    at: datetime | None = None
    counts: bool = False


DROP = Decision(Then.DROP)


def settings_of(user: User) -> MailSettings:
    """The person's settings, locked until the transaction ends, so that two cannot both count."""
    MailSettings.objects.get_or_create(user=user)
    chosen = MailSettings.objects.select_for_update().get(user=user)
    if chosen.pause and chosen.address_mark != address_mark(user):
        # Another address begins anew.
        chosen.pause, chosen.bounces, chosen.paused_at = "", 0, None
        chosen.save(update_fields=["pause", "bounces", "paused_at"])
    return chosen


def rhythm_of(user: User, reason: str) -> str:
    """How the person wants mail of this reason; at once what cannot be chosen."""
    if reason not in OPTIONAL_REASONS:
        return MailChoice.Rhythm.AT_ONCE
    row = MailChoice.objects.filter(user=user, reason=reason).values_list("rhythm", flat=True)
    return row.first() or MailChoice.Rhythm.AT_ONCE


def is_wanted(delivery: Delivery) -> bool:
    """Rights and wishes count now, not when the mail was queued."""
    user, event = delivery.user, delivery.event
    if not user.email or not may_see(user, event.audience):
        return False
    if rhythm_of(user, delivery.reason) == MailChoice.Rhythm.NONE:
        return False
    if event.recipient_id:
        return True
    return Subscription.objects.filter(user=user, about__in=event.abouts).exists()


def decide(delivery: Delivery, now: datetime) -> Decision:
    """What to do with this mail now. Call it in a transaction: it locks the person's settings."""
    user = delivery.user
    chosen = settings_of(user)
    if chosen.pause or not is_wanted(delivery):
        return DROP
    if delivery.reason not in OPTIONAL_REASONS:
        return Decision(Then.SEND)
    if delivery.counted_at is not None:
        return Decision(Then.SEND, counts=True)
    if is_promised(delivery.event.event):
        return _promised(chosen, user, now)
    rhythm = rhythm_of(user, delivery.reason)
    if rhythm == MailChoice.Rhythm.DAILY:
        return Decision(Then.BUNDLE, next_daily(chosen, user, now))
    if rhythm == MailChoice.Rhythm.WEEKLY:
        return Decision(Then.BUNDLE, next_weekly(chosen, user, now))
    if is_quiet(chosen, user, now):
        return Decision(Then.LATER, end_of_quiet(chosen, user, now))
    # The last place of the week is for the summary of the rest.
    if taken(user, now) < limit_of(chosen) - 1:
        return Decision(Then.SEND, counts=True)
    return Decision(Then.BUNDLE, next_weekly(chosen, user, now))


def _promised(chosen: MailSettings, user: User, now: datetime) -> Decision:
    if is_quiet(chosen, user, now):
        return Decision(Then.LATER, end_of_quiet(chosen, user, now))
    return Decision(Then.SEND)
