"""What moderation tells people. The words say little: reasons are read on the portal, logged in."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from portal.notifications.actions import tell
from portal.notifications.texts import register_event

from .models import Case, Decision
from .permissions import moderators_of


def register() -> None:
    """Called once, when the portal starts."""
    register_event(
        "moderation_decision",
        title=_("A moderator looked at what you wrote in “%(title)s”"),
        icon="shield",
    )
    register_event(
        "moderation_appeal",
        title=_("Another moderator looked again at what you wrote in “%(title)s”"),
        icon="shield",
    )
    register_event(
        "moderation_report",
        title=_("Thank you for your report: a moderator has looked at it"),
        icon="flag",
    )
    register_event(
        "moderation_danger",
        title=_("Urgent: somebody may be in danger, in “%(title)s”"),
        icon="triangle-alert",
    )


def tell_author(decision: Decision) -> None:
    """The author gets the decision, but not for a report that came to nothing."""
    case = decision.case
    waited = case.source in (Case.Source.FIRST_POSTS, Case.Source.WORDS, Case.Source.COPIES)
    kept = decision.outcome == Decision.Outcome.KEEP and not hasattr(decision, "sanction")
    if case.author is None or (kept and not decision.answers_id and not waited):
        return
    tell(
        user=case.author,
        event="moderation_appeal" if decision.answers_id else "moderation_decision",
        about=f"case:{case.pk}",
        key=f"moderation:decision:{decision.pk}",
        url=decision.get_absolute_url(),
        actor=None,
        params={"title": case.title},
    )


def tell_reporters(decision: Decision) -> None:
    """Everybody who reported it since it was opened hears that somebody looked."""
    reports = decision.case.reports.filter(
        reporter__isnull=False, created_at__gte=decision.case.opened_at
    )
    for report in reports.select_related("reporter"):
        tell(
            user=report.reporter,
            event="moderation_report",
            about=f"case:{decision.case_id}",
            key=f"moderation:report:{report.pk}:{decision.pk}",
            url=reverse("moderation:reported", args=[report.pk]),
        )


def tell_moderators(case: Case, key: str) -> None:
    """Danger does not wait for the queue."""
    for moderator in moderators_of(case):
        tell(
            user=moderator,
            event="moderation_danger",
            about=f"case:{case.pk}",
            key=f"moderation:{key}:{moderator.pk}",
            url=case.get_absolute_url(),
            audience=case.audience,
            params={"title": case.title},
        )
