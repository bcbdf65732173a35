"""Why somebody reports something, and how much haste that makes."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ReportReason(models.TextChoices):
    """One tap each, in the words of the person who reports."""

    DANGER = "danger", _("Somebody is in danger, or wants to hurt themselves")
    ILLEGAL = "illegal", _("It is against the law: a threat, hatred, fraud")
    PRIVATE = "private", _("It tells something private about a person")
    UNFRIENDLY = "unfriendly", _("It is rude or hurtful")
    SPAM = "spam", _("It is advertising, or does not belong here")
    OTHER = "other", _("Something else is wrong")


# The higher, the sooner a moderator should look.
SERIOUSNESS = {
    ReportReason.DANGER: 5,
    ReportReason.ILLEGAL: 4,
    ReportReason.PRIVATE: 3,
    ReportReason.UNFRIENDLY: 2,
    ReportReason.SPAM: 1,
    ReportReason.OTHER: 1,
}

# What anybody may report, also without an account.
OPEN_REASONS = (ReportReason.DANGER, ReportReason.ILLEGAL, ReportReason.PRIVATE)
