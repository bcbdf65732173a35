"""What an activity lacks before people can come to it."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

from .models import Activity
from .recurrence import Plan


def lacking(activity: Activity, plan: Plan) -> dict[str, str]:
    """A sentence by field for what must be there before it is published; empty when it is ready.

    What is published already may be over: its dates are not asked for again.
    """
    found: dict[str, str] = {}
    if not (activity.place_nl or activity.place_fr):
        found["place_nl"] = _("Say where it is.")
    if activity.takes_sign_ups and not activity.contact_phone:
        found["contact_phone"] = _(
            "People can sign up by telephone: give a number. Not everybody has internet."
        )
    if not activity.is_published and not _has_a_date(activity, plan):
        found["starts_on"] = _("No date is still to come. Look at the first and the last date.")
    return found


def _has_a_date(activity: Activity, plan: Plan) -> bool:
    if plan.dates and plan.dates[-1] >= timezone.localdate():
        return True
    return activity.pk is not None and activity.sessions.coming().going_on().exists()
