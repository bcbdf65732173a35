"""What the page of a council shows of elections."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from forums.councils.models import AdvisoryCouncil

from .models import Election

MOST = 6


def council_elections(request: HttpRequest, council: AdvisoryCouncil) -> dict[str, Any]:
    """The elections of its company that were called, the newest first."""
    rows = Election.objects.published().filter(company=council.company_id)
    return {"elections": [(row, row.state()) for row in rows[:MOST]]}
