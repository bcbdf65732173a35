"""What this room puts on "my home"."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from portal.accounts.home_sections import HomeBox, rows_box, works_for_others
from portal.accounts.models import User
from portal.core.dates import moment

from .links import localised
from .models import Notice
from .texts import title_of

MOST = 4


def newest_notices(user: User) -> Iterator[HomeBox]:
    """The newest notices: one query, whatever their number; staff have the bell above."""
    if works_for_others(user):
        return
    mine = Notice.objects.visible_to(user).filter(user=user).order_by("-created_at", "-pk")
    found = mine.values_list(
        "event__event",
        "event__params",
        "event__url",
        "event__actor__display_name",
        "created_at",
        "read_at",
    )[:MOST]
    language = get_language() or "nl"
    rows = [
        (
            title_of(event, params, actor or ""),
            localised(url, language),
            f"{_('New')}, {moment(at)}" if read is None else moment(at),
        )
        for event, params, url, actor, at, read in found
    ]
    yield rows_box(
        _("My notices"),
        rows,
        empty=_("Follow a topic or a consultation. You then read here what is new."),
        more=(_("What I follow, and e-mail"), reverse("notifications:settings")),
        order=20,
    )
