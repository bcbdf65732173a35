"""Raw counts of what was answered. Nothing here is shown as it is: `results` suppresses first."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Q

from .models import Choice, Consultation, OpenAnswer, Question, Response


def _zeros() -> dict[int, int]:
    return defaultdict(int)


@dataclass(slots=True)
class Tally:
    """Counts of one group: people, and by question what they chose and how many answered."""

    people: int = 0
    # (question, option or value) -> people; of an order, who put this option first
    choices: dict[tuple[int, int], int] = field(default_factory=dict)
    # (question, option) -> sum of points
    points: dict[tuple[int, int], int] = field(default_factory=dict)
    # way of answering -> people
    ways: dict[str, int] = field(default_factory=dict)
    # question -> people who answered it
    answered: dict[int, int] = field(default_factory=_zeros)

    def kept(self) -> dict[str, Any]:
        """Plain values for the database."""
        return {
            "people": self.people,
            "ways": self.ways,
            "choices": [[*key, n] for key, n in sorted(self.choices.items())],
            "points": [[*key, n] for key, n in sorted(self.points.items())],
            "answered": [[key, n] for key, n in sorted(self.answered.items())],
        }

    @classmethod
    def from_kept(cls, values: dict[str, Any]) -> Tally:
        """As they were kept."""
        tally = cls(people=values["people"], ways=dict(values.get("ways", {})))
        tally.choices = {(a, b): n for a, b, n in values["choices"]}
        tally.points = {(a, b): n for a, b, n in values["points"]}
        tally.answered.update(dict(values["answered"]))
        return tally


Tallies = dict[bool, Tally]


def tally_of(consultation: Consultation) -> Tallies:
    """What the worker counted; counted now when it has not yet."""
    kept = consultation.tally
    if not kept:
        return count(consultation)
    return {True: Tally.from_kept(kept["confirmed"]), False: Tally.from_kept(kept["others"])}


def recount(consultation: Consultation) -> bool:
    """Count all answers anew and keep the counts; whether they differ from those kept before."""
    groups = count(consultation)
    fresh = {"confirmed": groups[True].kept(), "others": groups[False].kept()}
    differs = consultation.tally != fresh
    if differs:
        Consultation.objects.filter(pk=consultation.pk).update(tally=fresh)
        consultation.tally = fresh
    return differs


def count(consultation: Consultation) -> Tallies:
    """The group of confirmed tenants (True) and the group of others (False), never together."""
    groups = {True: Tally(), False: Tally()}
    _count_people(groups, consultation)
    _count_choices(groups, consultation)
    _count_answered(groups, consultation)
    return groups


def _count_people(groups: Tallies, consultation: Consultation) -> None:
    responses = Response.objects.filter(consultation=consultation)
    rows = responses.values_list("is_verified", "way").annotate(n=Count("pk")).order_by("way")
    for verified, way, people in rows:
        groups[verified].people += people
        groups[verified].ways[way] = people


def _count_choices(groups: Tallies, consultation: Consultation) -> None:
    choices = Choice.objects.filter(response__consultation=consultation).order_by()
    rows = choices.values_list(
        "response__is_verified", "question__kind", "question", "option", "value"
    ).annotate(n=Count("pk"))
    for verified, kind, question, option, value, people in rows:
        tally, key = groups[verified], (question, option or value)
        if kind == Question.Kind.BUDGET:
            tally.points[key] = tally.points.get(key, 0) + value * people
        elif kind != Question.Kind.RANKING or value == 1:
            tally.choices[key] = people


def _count_answered(groups: Tallies, consultation: Consultation) -> None:
    mine = Q(response__consultation=consultation)
    # A required question without a condition is answered by everybody: nothing to count.
    optional = Q(question__required=False) | Q(question__shown_if__isnull=False)
    optional |= Q(question__kind=Question.Kind.BUDGET)
    for rows in (Choice.objects.filter(mine & optional), OpenAnswer.objects.filter(mine)):
        for verified, question, people in (
            rows.order_by()
            .values_list("response__is_verified", "question")
            .annotate(n=Count("response", distinct=True))
        ):
            groups[verified].answered[question] += people
