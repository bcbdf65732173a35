"""The words of this room's events."""

from django.utils.translation import gettext_lazy as _

from portal.notifications.texts import register_event


def register() -> None:
    """Called once, when the portal starts."""
    register_event(
        "agreement_ending",
        title=_("The agreement of “%(project)s” ends on %(day)s"),
        icon="calendar-clock",
    )
    register_event("project_new", title=_("New project: “%(project)s”"), icon="heart-handshake")
