"""What this room tells people."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.notifications.actions import tell
from portal.notifications.texts import register_event

from .models import DataExport, Objection


def register() -> None:
    """Called once, when the portal starts."""
    register_event("data_ready", title=_("The copy of your data is ready"), icon="file-down")
    register_event(
        "account_unused",
        title=_("Do you still use your account? Log in before %(day)s, else we erase it"),
        icon="calendar-clock",
    )
    register_event(
        "objection_answered", title=_("Your question about your data has an answer"), icon="reply"
    )


def tell_ready(export: DataExport) -> None:
    """The copy can be fetched."""
    tell(
        user=export.user,
        event="data_ready",
        about="account:data",
        key=f"data_ready:{export.pk}",
        url=reverse("privacy:mine"),
    )


def tell_inactive(user: User, due: datetime) -> None:
    """Ask whether the account is still needed."""
    tell(
        user=user,
        event="account_unused",
        about="account:unused",
        key=f"account_unused:{user.pk}:{due:%Y%m%d}",
        url=reverse("my_home"),
        params={"day": f"{due:%d/%m/%Y}"},
    )


def tell_answered(objection: Objection) -> None:
    """The contact for data protection answered."""
    tell(
        user=objection.user,
        event="objection_answered",
        about="account:data",
        key=f"objection_answered:{objection.pk}",
        url=reverse("privacy:mine"),
    )
