"""Where a mail service tells which mail came back, in a shape that any of them can be taught."""

from __future__ import annotations

import hmac
import json
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from .bounces import Report, note

MOST = 500


def _is_known(request: HttpRequest) -> bool:
    given = request.headers.get("Authorization", "")
    expected = f"Bearer {settings.MAIL_WEBHOOK_TOKEN}"
    return bool(settings.MAIL_WEBHOOK_TOKEN) and hmac.compare_digest(
        given.encode(), expected.encode()
    )


# The token is the right to tell; a mail service has no cookie of ours.
@csrf_exempt
@require_POST
def mail_reports(request: HttpRequest) -> HttpResponse:
    """Takes `{"reports": [{"address": ..., "kind": "bounce" or "complaint", "permanent": true}]}`.

    Without the token it answers 403; what cannot be read is answered 400 and changes nothing.
    """
    if not _is_known(request):
        return HttpResponse(status=403)
    try:
        reports = [_report(one) for one in json.loads(request.body)["reports"][:MOST]]
    except (ValueError, KeyError, TypeError, AttributeError):
        return JsonResponse({"error": "reports"}, status=400)
    paused = sum(note(report) for report in reports)
    return JsonResponse({"read": len(reports), "paused": paused})


def _report(one: Any) -> Report:
    address, kind = one["address"], one.get("kind", "bounce")
    if not isinstance(address, str) or "\x00" in address or kind not in {"bounce", "complaint"}:
        raise ValueError("report")
    return Report(
        address[:254], is_complaint=kind == "complaint", permanent=one.get("permanent") is True
    )
