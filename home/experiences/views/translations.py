"""What editors see of the wish for translations."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from home.submissions.permissions import is_reviewer
from portal.core.paging import page_by_key

from ..translating import ORDER, to_be_checked, without_translation


@never_cache
@require_safe
@login_required
def translations(request: HttpRequest) -> HttpResponse:
    """Practices to translate or to check, most wished for first. For reviewers and editors."""
    if not is_reviewer(request.user):
        raise PermissionDenied(_("Only reviewers of good practices can do this."))
    is_checking = request.GET.get("list") == "check"
    rows = to_be_checked() if is_checking else without_translation()
    page = page_by_key(rows.select_related("locale"), order=ORDER, key=request.GET.get("page", ""))
    context = {
        "page": page,
        "is_checking": is_checking,
        "may_translate": request.user.has_perm("wagtail_localize.submit_translation"),
    }
    return render(request, "home/experiences/translations.html", context)
