"""What the page of a council shows of its consultations, as far as the reader may see them."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from forums.councils.models import AdvisoryCouncil

from .lists import rows_for

MOST = 12


def council_consultations(request: HttpRequest, council: AdvisoryCouncil) -> dict[str, Any]:
    """`open_questions` that tenants answer now, and the newest `advised` ones that are over."""
    rows = rows_for(request.user).filter(council=council)
    now = timezone.now()
    return {
        "open_questions": list(rows.open(now).order_by("answers_until", "pk")[:MOST]),
        "advised": list(rows.over(now).order_by("-answers_until", "-pk")[:MOST]),
    }
