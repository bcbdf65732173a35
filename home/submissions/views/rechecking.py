"""Answering whether a practice still holds, and the list of those that grew old."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from home.knowledge.models import PracticePage

from ..actions import revise_for_makers
from ..permissions import can_write, is_reviewer
from ..rechecking import archive, confirm, make_token, read_token, stale_practices

MOST = 100


@never_cache
@require_http_methods(["GET", "POST"])
def recheck(request: HttpRequest, token: str) -> HttpResponse:
    """The link in the mail: the page asks, a button answers."""
    key = read_token(token)
    pages = PracticePage.objects.filter(translation_key=key, alias_of=None, live=True)
    page = pages.select_related("locale").order_by("pk").first() if key else None
    if page is None:
        raise Http404
    user = request.user if request.user.is_authenticated else None
    if "archive" in request.POST:
        archive(key=key, user=user)
        messages.success(request, _("It is no longer in the knowledge base. Thank you."))
        return redirect("/")
    if "correct" in request.POST:
        if user is None:
            return redirect_to_login(request.get_full_path())
        return redirect(revise_for_makers(page=page, user=user))
    if request.method == "POST":
        confirm(key=key, user=user)
        messages.success(request, _("Thank you. It counts as checked today."))
        return redirect(page.get_url(request))
    context = {"page": page, "may_write": can_write(request.user)}
    return render(request, "home/submissions/recheck.html", context)


@never_cache
@require_safe
@login_required
def stale(request: HttpRequest) -> HttpResponse:
    """Practices that nobody has checked for long, for reviewers."""
    if not is_reviewer(request.user):
        raise PermissionDenied
    pages = list(stale_practices().select_related("locale")[:MOST])
    rows = [(page, make_token(page.translation_key)) for page in pages]
    return render(request, "home/submissions/stale.html", {"stale_rows": rows})
