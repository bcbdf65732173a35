"""Whether the votes of an opinion can be those of the council that gives it."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forums.councils.models import Seat
from forums.councils.quorum import voices_needed

from .models import Consultation


def check_votes(consultation: Consultation, votes: dict[str, int]) -> None:
    """Raises ValidationError by field for votes that adopt nothing, or are too many or too few.

    `votes` holds votes_for, votes_against and abstentions. The council's seats of today count.
    """
    council = consultation.council
    members = Seat.objects.in_force(timezone.localdate()).filter(council=council).count()
    total, needed = sum(votes.values()), voices_needed(members, council.quorum_percent)
    if total > members:
        text = ngettext(
            "The council has %(num)s member.", "The council has %(num)s members.", members
        )
        raise ValidationError({"votes_for": text % {"num": members}})
    if total < needed:
        text = ngettext(
            "To decide, %(num)s voice is needed.", "To decide, %(num)s voices are needed.", needed
        )
        raise ValidationError({"votes_for": text % {"num": needed}})
    if votes["votes_for"] <= votes["votes_against"]:
        raise ValidationError({"votes_for": _("An opinion needs more votes for than against.")})


def check_day(consultation: Consultation, day: date) -> None:
    """Raises ValidationError for a day before the question was sent, or one that is to come."""
    if day > timezone.localdate():
        raise ValidationError({"adopted_on": _("This day is still to come.")})
    if consultation.sent_at and day < timezone.localdate(consultation.sent_at):
        raise ValidationError({"adopted_on": _("On this day the question was not sent yet.")})
