"""The Wagtail admin has no door of its own."""

from allauth.account.adapter import get_adapter
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.views.decorators.http import require_POST


def to_login(request: HttpRequest) -> HttpResponse:
    """To the one login, and from there back to where the visitor was going."""
    target = request.GET.get("next", "")
    if not url_has_allowed_host_and_scheme(target, {request.get_host()}, request.is_secure()):
        target = reverse("wagtailadmin_home")
    if request.user.is_authenticated:
        return redirect("my_home")
    return redirect(f"{reverse('account_login')}?{urlencode({'next': target})}")


@require_POST
def admin_logout(request: HttpRequest) -> HttpResponse:
    """Ends the session on the server, as the button in the portal does."""
    get_adapter().logout(request)
    return redirect("root")


def nothing_here(request: HttpRequest) -> HttpResponse:
    """An address of the editors' side that the portal does not have."""
    raise Http404
