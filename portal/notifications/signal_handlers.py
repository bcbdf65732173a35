"""What other rooms tell: somebody's role was confirmed, refused or ended."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from portal.accounts.models import Membership

from .actions import tell

EVENTS = {
    "verified": "membership_verified",
    "refused": "membership_refused",
    "ended": "membership_ended",
}


def _in_each_language(words: Callable[[], str]) -> dict[str, str]:
    found = {}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            found[code] = str(words())
    return found


def tell_about_membership(*, membership: Membership, event: str, **kwargs: Any) -> None:
    """Tell the person, once a change, what became of a role."""
    if event not in EVENTS:
        return
    organisation = membership.organisation
    tell(
        user=membership.user,
        event=EVENTS[event],
        about=f"membership:{membership.pk}",
        key=f"{EVENTS[event]}:{membership.pk}:{membership.changed_at:%Y%m%d%H%M%S%f}",
        url=reverse("notifications:list"),
        params={
            "organisation": {"nl": organisation.name_nl, "fr": organisation.name_fr},
            "role": _in_each_language(membership.get_role_display),
        },
    )
