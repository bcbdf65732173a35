"""What waits for a person on "my home"."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.accounts.audiences import has_role, memberships_in_force
from portal.accounts.home_sections import HomeTask
from portal.accounts.models import Role, User
from portal.core.dates import days_left

from .answer_clock import waiting
from .lists import rows_for
from .models import Consultation, Draft, Voter

MOST = 5


def publishing_links(user: User) -> Iterator[tuple[str, str, str]]:
    """For the editors of a company; a council has its own space for that."""
    if has_role(user, {Role.COMPANY_EDITOR}):
        yield _("New consultation"), reverse("consultations:create"), _("Ask tenants something")


def questions_for(user: User) -> Iterator[HomeTask]:
    """Open questions that reach the person and that they have not answered."""
    answered = Voter.objects.filter(consultation=OuterRef("pk"), user=user)
    begun = Draft.objects.filter(consultation=OuterRef("pk"), user=user)
    rows = rows_for(user).asking(user).open().filter(~Exists(answered))
    for row in rows.annotate(is_begun=Exists(begun)).order_by("answers_until")[:MOST]:
        yield HomeTask(
            title=row.title,
            text=row.question,
            url=_where(row),
            action=_("Go on answering") if row.is_begun else _("Give your opinion"),
            when=days_left(row.answers_until),
            icon="message-circle-question-mark",
            is_act=True,
            urgency=20,
        )


def _where(row: Consultation) -> str:
    """Where one answers; for a building, where it is said that a letter with a code comes."""
    if row.reach == Consultation.Reach.BUILDING:
        return row.get_absolute_url()
    return reverse("consultations:start", args=[row.slug])


def answers_due(user: User) -> Iterator[HomeTask]:
    """What waits for the answer of a company whose editor this is, the longest due first."""
    companies = {
        m.organisation_id for m in memberships_in_force(user) if m.role == Role.COMPANY_EDITOR
    }
    if not companies:
        return
    for due in waiting(Consultation.objects.filter(company__in=companies))[:MOST]:
        row = due.consultation
        by_council = _("The council waits for your answer")
        yield HomeTask(
            title=by_council if row.council_id else _("Your tenants wait for your answer"),
            text=row.title,
            url=reverse("consultations:answer", args=[row.slug]),
            action=_("Write the answer"),
            when=_("It is late") if due.is_late else days_left(due.due),
            icon="vote",
            urgency=15 if due.is_late else 30,
        )
