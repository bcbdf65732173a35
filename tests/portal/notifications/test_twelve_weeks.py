"""Many people, many weeks, a worker that dies at random: the promises about mail hold.

A sample runs here; `make prove` runs 2,000 people, 12 weeks and 10,000 events, and a summary run
for 10,000 people.
"""

from __future__ import annotations

import random
import tracemalloc
from collections import defaultdict
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
import time_machine
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection
from django.utils import timezone

from portal.accounts.models import User
from portal.notifications.models import (
    Delivery,
    Digest,
    Event,
    MailChoice,
    MailSettings,
    Reason,
    Subscription,
)
from portal.notifications.sending import send_due
from portal.notifications.spreading import spread_event
from tests.proofs import IN_FULL, rounds

pytestmark = [pytest.mark.django_db, pytest.mark.long, pytest.mark.quiet_hours]
PEOPLE, EVENTS = rounds(12, 2000), rounds(120, 10_000)
WEEKS = 12 if IN_FULL else 3
START = datetime(2026, 3, 16, 6, 0, tzinfo=UTC)  # the clock changes on the way
STEP = timedelta(hours=6)
TOPICS = max(PEOPLE // 4, 4)


class KilledError(BaseException):
    """The worker dies here."""


class World:
    """People with their wishes, a mail server that notes what it accepted, and a dying worker."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.accepted: dict[str, tuple[datetime, str, str]] = {}
        self.languages: dict[str, str] = {}
        self.deaths = 0
        self.people = self.make_people()

    def make_people(self) -> list[User]:
        people = User.objects.bulk_create(
            User(
                email=f"p{number}@example.test",
                username=f"p{number}",
                language=self.random.choice(["nl", "fr"]),
            )
            for number in range(PEOPLE)
        )
        self.languages = {user.email: user.language for user in people}
        rhythms = [*MailChoice.Rhythm.values, None, None]
        MailChoice.objects.bulk_create(
            MailChoice(user=user, reason=reason, rhythm=rhythm)
            for user in people
            for reason in ("following", "own", "asked")
            if (rhythm := self.random.choice(rhythms))
        )
        MailSettings.objects.bulk_create(
            MailSettings(user=user, most_a_week=self.random.choice([None, 1, 2, 3, 7]))
            for user in people
        )
        Subscription.objects.bulk_create(
            Subscription(user=user, about=f"topic:{topic}")
            for user in people
            for topic in self.random.sample(range(TOPICS), 3)
        )
        return people

    def accept(self, messages: list) -> int:
        """The mail server: it may be down, and the worker may die before or after it accepts."""
        chance = self.random.random()
        if chance < 0.05:
            raise OSError
        if chance < 0.06:
            self.die()
        for message in messages:
            key = message.extra_headers["Message-ID"]
            language = message.extra_headers["Content-Language"]
            to = message.to[0]
            assert language == self.languages[to]
            self.accepted.setdefault(key, (timezone.now(), to, language))
        if chance > 0.985:
            self.die()
        return len(messages)

    def die(self) -> None:
        self.deaths += 1
        raise KilledError

    def happen(self, number: int) -> None:
        """Something happens: to all who follow it, or to one person alone."""
        urgent = self.random.random() < 0.05
        person = self.random.choice(self.people) if urgent or self.random.random() < 0.1 else None
        Event.objects.create(
            key=f"event:{number}",
            event="reply",
            about=f"topic:{self.random.randrange(TOPICS)}",
            audience="public",
            recipient=person,
            reason=(Reason.ACCOUNT if urgent else Reason.OWN) if person else "",
            url="/nl/forum/",
            params={"topic": "x"},
            created_at=timezone.now(),
        )

    def work(self) -> None:
        """A worker begins, and perhaps dies on the way."""
        try:
            for pk in list(Event.objects.filter(spread_at=None).values_list("pk", flat=True)):
                if self.random.random() < 0.003:
                    self.die()
                spread_event(pk)
            send_due()
        except KilledError:
            return

    def change_their_mind(self) -> None:
        user = self.random.choice(self.people)
        user.language = "fr" if user.language == "nl" else "nl"
        user.save(update_fields=["language"])
        self.languages[user.email] = user.language


@pytest.mark.parametrize("seed", [1] if IN_FULL else [1, 2])
def test_the_promises_hold_for_many_weeks(monkeypatch, seed):
    # Spreading sends at once; here the worker alone does.
    quiet = SimpleNamespace(enqueue=lambda: None)
    monkeypatch.setattr("portal.notifications.spreading.send_mails", quiet)
    with time_machine.travel(START, tick=False) as clock:
        world = World(seed)
        monkeypatch.setattr(
            EmailBackend, "send_messages", lambda backend, messages: world.accept(messages)
        )
        steps = WEEKS * 28
        moments = sorted(world.random.randrange(steps) for _event in range(EVENTS))
        number = 0
        for step in range(steps + 28 * 5):
            clock.move_to(START + step * STEP)
            while number < EVENTS and moments[number] <= step:
                world.happen(number)
                number += 1
            world.change_their_mind()
            world.work()
        _check_budget(world)
        _check_nothing_lost_or_doubled(world)
    assert world.deaths > rounds(1, 50)


def _check_budget(world: World) -> None:
    """No seven days hold more mails than the person's number, urgent ones aside."""
    urgent = _urgent_keys()
    limits = {
        chosen.user.email: chosen.most_a_week or 3
        for chosen in MailSettings.objects.select_related("user")
    }
    by_person = defaultdict(list)
    for key, (moment, to, _language) in world.accepted.items():
        if key not in urgent:
            by_person[to].append(moment)
    for to, moments in by_person.items():
        moments.sort()
        for first, moment in enumerate(moments):
            week = [one for one in moments[first:] if one < moment + timedelta(days=7)]
            assert len(week) <= limits[to], (to, week)


def _message_id(key: str) -> str:
    from portal.notifications.mail import headers_of

    return headers_of(key, User(language="nl"), "")["Message-ID"]


def _urgent_keys() -> set[str]:
    rows = Delivery.objects.filter(reason=Reason.ACCOUNT).values_list("event__key", "user_id")
    return {_message_id(f"{key}|{user}") for key, user in rows}


def _check_nothing_lost_or_doubled(world: World) -> None:
    """Each delivery was told once, or dropped for a reason; what was urgent was always told."""
    assert not Event.objects.filter(spread_at=None).exists()
    refused = set(MailChoice.objects.filter(rhythm="none").values_list("user_id", "reason"))
    for row in Delivery.objects.select_related("event", "digest").iterator():
        single = _message_id(f"{row.event.key}|{row.user_id}") in world.accepted
        bundled = bool(row.digest) and _message_id(f"digest:{row.digest_id}") in world.accepted
        assert not (single and bundled), row
        if row.reason == Reason.ACCOUNT:
            assert single, row
        elif row.state == Delivery.State.DROPPED:
            assert (row.user_id, row.reason) in refused, row
        else:
            assert single or bundled, (row, row.state, row.next_try_at)
    sent = Digest.objects.filter(state=Delivery.State.SENT).count()
    singles = Delivery.objects.filter(state=Delivery.State.SENT).count()
    assert sent + singles == len(world.accepted)


def test_a_run_of_summaries_costs_the_same_for_each_person():
    few, many = rounds(10, 1000), rounds(60, 10_000)
    costs = [_run_of_summaries(count) for count in (few, many)]
    per_person = [queries / count for queries, _memory, count in costs]
    assert per_person[1] <= per_person[0] + 1 <= 30
    # Ten times the people, the same memory: they are read a batch at a time.
    assert costs[1][1] < costs[0][1] * 2 + 8_000_000


def _run_of_summaries(count: int) -> tuple[int, int, int]:
    """Queries and peak memory of one run in which `count` people get a summary of three notices."""
    Digest.objects.all().delete()
    Event.objects.all().delete()
    User.objects.all().delete()
    people = User.objects.bulk_create(
        User(email=f"d{number}@example.test", username=f"d{number}") for number in range(count)
    )
    Subscription.objects.bulk_create(Subscription(user=user, about="topic:1") for user in people)
    events = [
        Event.objects.create(
            key=f"d:{number}", event="reply", about="topic:1", audience="public", url="/nl/"
        )
        for number in range(3)
    ]
    now = timezone.now()
    Delivery.objects.bulk_create(
        (
            Delivery(event=event, user=user, reason="following", state="bundled", next_try_at=now)
            for user in people
            for event in events
        ),
        batch_size=1000,
    )
    queries = _Counter()
    people.clear()
    tracemalloc.start()
    with connection.execute_wrapper(queries):
        sent = send_due()
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert sent == count
    mail.outbox.clear()
    return queries.count, peak, count


class _Counter:
    """Counts queries without keeping them."""

    count = 0

    def __call__(self, execute, sql, params, many, context):
        self.count += 1
        return execute(sql, params, many, context)
