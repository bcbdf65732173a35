"""What this room puts on "my home"."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from portal.accounts.home_sections import HomeBox, rows_box, tenancies
from portal.accounts.models import User

from .lists import council_of


def my_council(user: User) -> Iterator[HomeBox]:
    """The council of my company, or that there is none yet: one query."""
    for company in tenancies(user)[:1]:
        rows = [
            (council.name, council.get_absolute_url(), council.get_state_display().capitalize())
            for council in council_of(company)
        ]
        yield rows_box(
            _("My advisory council"),
            rows,
            empty=_("Your company has no advisory council yet."),
            order=30,
        )
