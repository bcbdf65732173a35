"""The content policy of pages: the same words on each, so they are put together once."""

from collections.abc import Callable

from csp.constants import HEADER
from csp.middleware import CSPMiddleware
from csp.utils import build_policy
from django.conf import settings
from django.http import HttpRequest, HttpResponse


class PolicyMiddleware(CSPMiddleware):
    """django-csp's; only an answer that asks for words of its own has them built for it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        super().__init__(get_response)
        reports = getattr(settings, "CONTENT_SECURITY_POLICY_REPORT_ONLY", None)
        self._policy = "" if reports else build_policy()

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        own = any(name.startswith("_csp") for name in vars(response))
        if own or not self._policy or hasattr(request, "_csp_nonce") or HEADER in response:
            return super().process_response(request, response)
        response[HEADER] = self._policy
        return response
