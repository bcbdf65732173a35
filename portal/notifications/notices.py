"""The words of this room's own events."""

from django.utils.translation import gettext_lazy as _

from .texts import register_event


def register() -> None:
    """Called once, when the portal starts."""
    register_event(
        "membership_verified",
        title=_("%(organisation)s confirmed you: %(role)s"),
        icon="user-check",
    )
    register_event(
        "membership_refused",
        title=_("%(organisation)s could not confirm you: %(role)s"),
        icon="user-x",
    )
    register_event(
        "membership_ended",
        title=_("Your role at %(organisation)s has ended: %(role)s"),
        icon="user-minus",
    )
