"""For machines that watch the portal."""

import hmac

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.accounts.audiences import has_role
from portal.accounts.models import Role

from .health import findings


@require_safe
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """The process is up; asks nothing of anything else."""
    return HttpResponse("ok", content_type="text/plain")


@require_safe
@never_cache
def readyz(request: HttpRequest) -> HttpResponse:
    """Whether visitors can be served: 200 or 503; the reasons only to those who may know."""
    found = findings()
    status = 200 if all(f.is_well for f in found if f.is_vital) else 503
    if not _may_see_details(request):
        return HttpResponse("ready" if status == 200 else "not ready", "text/plain", status)
    details = {f.name: {"well": f.is_well, "detail": f.detail} for f in found}
    return JsonResponse(details, status=status)


def _may_see_details(request: HttpRequest) -> bool:
    token = request.headers.get("Authorization", "").removeprefix("Bearer ")
    expected = settings.OPERATIONS_TOKEN
    if expected and hmac.compare_digest(token.encode(), expected.encode()):
        return True
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return False
    return request.user.is_superuser or has_role(request.user, {Role.REGULATOR_ADMIN})
