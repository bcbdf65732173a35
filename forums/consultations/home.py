"""What waits for a person on "my home"."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.accounts.audiences import memberships_in_force
from portal.accounts.home_sections import HomeTask
from portal.accounts.models import Membership, Role, User
from portal.core.dates import days_left

from .answer_clock import waiting
from .lists import rows_for
from .models import Consultation, Draft, Voter

MOST = 5


def questions_for(user: User) -> Iterator[HomeTask]:
    """Open questions of the person's own company that they have not answered."""
    mine = {m.organisation_id for m in memberships_in_force(user) if m.role == Role.TENANT}
    if not mine:
        waiting = Membership.objects.waiting().filter(user=user, role=Role.TENANT)
        mine = set(waiting.values_list("organisation_id", flat=True))
    if not mine:
        return
    answered = Voter.objects.filter(consultation=OuterRef("pk"), user=user)
    begun = Draft.objects.filter(consultation=OuterRef("pk"), user=user)
    rows = rows_for(user).open().filter(~Exists(answered), company__in=mine)
    for row in rows.annotate(is_begun=Exists(begun)).order_by("answers_until")[:MOST]:
        yield HomeTask(
            title=row.title,
            text=row.question,
            url=reverse("consultations:start", args=[row.slug]),
            action=_("Go on answering") if row.is_begun else _("Give your opinion"),
            when=days_left(row.answers_until),
            icon="message-circle-question-mark",
            is_act=True,
            urgency=20,
        )


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
