"""Where a consultation stands: told from its dates and from what was done, never set by hand."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .models import Consultation, Phase


class State(models.TextChoices):
    """In the order in which they follow each other; a consultation may lapse before its answer."""

    DRAFT = "draft", _("draft")
    SENT = "sent", _("announced")
    OPEN = "open", _("tenants answer")
    DELIBERATING = "deliberating", _("the council discusses it")
    ADVISED = "advised", _("waits for the company's answer")
    ANSWERED = "answered", _("answered")
    FOLLOWED_UP = "followed_up", _("being carried out")
    CLOSED = "closed", _("closed")
    LAPSED = "lapsed", _("lapsed")


def state_of(consultation: Consultation, at: datetime | None = None) -> State:
    """Its state at this moment.

    Without a council nobody deliberates: after the end it waits for the company.
    """
    at = at or timezone.now()
    if consultation.sent_at is None:
        return State.DRAFT
    if consultation.lapsed_at:
        return State.LAPSED
    if consultation.closed_at:
        return State.CLOSED
    if answer := getattr(consultation, "answer", None):
        return State.FOLLOWED_UP if answer.follow_ups.all() else State.ANSWERED
    return _by_dates(consultation, at)


def _by_dates(consultation: Consultation, at: datetime) -> State:
    phases = {phase.kind: phase for phase in consultation.phases.all()}
    contribution = phases.get(Phase.Kind.CONTRIBUTION)
    if consultation.asks_tenants:
        if contribution is None or at < contribution.starts_at:
            return State.SENT
        if contribution.is_open(at):
            return State.OPEN
    if consultation.reach == Consultation.Reach.COUNCIL:
        return State.DELIBERATING
    if consultation.council_id is None or hasattr(consultation, "opinion"):
        return State.ADVISED
    opinion = phases.get(Phase.Kind.OPINION)
    return State.ADVISED if opinion and opinion.is_over(at) else State.DELIBERATING
