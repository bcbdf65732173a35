"""Raw counts of what was answered. Nothing here is shown as it is: `results` suppresses first."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Count

from .models import Choice, Consultation, OpenAnswer, Response


@dataclass(slots=True)
class Tally:
    """Counts of one group: people, and by question what they chose and how many answered."""

    people: int = 0
    # (question, option or value) -> people
    choices: dict[tuple[int, int], int] = field(default_factory=dict)
    # question -> people who answered it
    answered: dict[int, int] = field(default_factory=lambda: defaultdict(int))


def count(consultation: Consultation) -> dict[bool, Tally]:
    """The group of confirmed tenants (True) and the group of others (False), never together."""
    groups = {True: Tally(), False: Tally()}
    responses = Response.objects.filter(consultation=consultation)
    for verified, people in responses.values_list("is_verified").annotate(n=Count("pk")):
        groups[verified].people = people
    choices = Choice.objects.filter(response__consultation=consultation).order_by()
    for verified, question, option, value, people in choices.values_list(
        "response__is_verified", "question", "option", "value"
    ).annotate(n=Count("pk")):
        groups[verified].choices[question, option or value] = people
    for rows in (choices, OpenAnswer.objects.filter(response__consultation=consultation)):
        for verified, question, people in rows.values_list(
            "response__is_verified", "question"
        ).annotate(n=Count("response", distinct=True)):
            groups[verified].answered[question] += people
    return groups
