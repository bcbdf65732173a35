"""What a moderator sees: the queue, and what happened to one case."""

from __future__ import annotations

from django.db.models import QuerySet

from portal.accounts.models import User
from portal.organisations.models import Organisation

from .models import Act, Case
from .permissions import cases_of

PAGE_SIZE = 25
SHOWN = {
    "waiting": Case.WAITING,
    "appealed": (Case.State.APPEALED,),
    "decided": (Case.State.DECIDED, Case.State.FINAL),
}


def queue(
    user: User,
    *,
    show: str = "waiting",
    language: str = "",
    source: str = "",
    organisation: int = 0,
) -> QuerySet[Case]:
    """The cases that this person moderates: the most serious first, then the oldest."""
    cases = cases_of(user).filter(state__in=SHOWN.get(show, Case.WAITING))
    if language:
        cases = cases.filter(language=language)
    if source:
        cases = cases.filter(source=source)
    if organisation:
        cases = cases.filter(organisation=organisation)
    return cases.select_related("organisation", "claimed_by").order_by(
        "-seriousness", "opened_at", "pk"
    )


def organisations_in(user: User) -> list[Organisation]:
    """Where the cases that this person moderates are from; for who moderates in several places."""
    found = cases_of(user).waiting().order_by().values("organisation")
    return list(Organisation.objects.filter(pk__in=found).order_by("code"))


def lines_of(case: Case) -> list[tuple[Act, str]]:
    """The log of one case, each line with the name of who did it (empty: nobody to name)."""
    lines = list(Act.objects.filter(case_id=case.pk).order_by("number"))
    names = dict(
        User.objects.filter(pk__in={line.actor_id for line in lines}).values_list(
            "pk", "display_name"
        )
    )
    return [(line, names.get(line.actor_id, "")) for line in lines]
