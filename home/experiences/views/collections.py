"""Practices that one keeps, and two or three beside each other."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from home.knowledge.chosen import chosen
from home.knowledge.models import PracticePage
from portal.core.text import plain_text

from .. import actions
from ..finding import as_key, find_practice, find_practices
from ..forms import SharingForm
from ..models import Collection

MOST_BESIDE = 3


@never_cache
@require_safe
@login_required
def collection_list(request: HttpRequest) -> HttpResponse:
    """One's own collections."""
    rows = list(Collection.objects.filter(owner=request.user)[:200])
    return render(request, "home/experiences/collections.html", {"collections": rows})


@never_cache
@require_http_methods(["GET", "POST"])
def collection(request: HttpRequest, pk: int) -> HttpResponse:
    """One collection with its practices; 404 for who may not see it."""
    if pk > 2**62:
        raise Http404
    row = get_object_or_404(Collection.objects.visible_to(request.user), pk=pk)
    own = row.owner_id == request.user.pk
    form = SharingForm(request.POST or None, initial={"audience": row.audience})
    if request.method == "POST" and form.is_valid():
        audience = form.cleaned_data["audience"]
        actions.share_collection(collection=row, user=request.user, audience=audience)
        messages.success(request, _("Kept."))
        return redirect(row)
    keys = list(row.items.values_list("practice_key", flat=True)[: actions.MOST_ITEMS])
    context = {"collection": row, "practices": find_practices(keys), "own": own, "form": form}
    return render(request, "home/experiences/collection.html", context)


@require_POST
@login_required
def keep(request: HttpRequest, key: UUID) -> HttpResponse:
    """Put a practice in a collection of one's own."""
    page = find_practice(key)
    try:
        row = actions.keep_in_collection(
            page=page, user=request.user, collection=None, title=request.POST.get("title", "")
        )
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
        return redirect(page.get_url(request))
    messages.success(request, _("Kept in “%(title)s”.") % {"title": row.title})
    return redirect(row)


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """Two or three practices beside each other, field by field."""
    keys = list(dict.fromkeys(filter(None, map(as_key, request.GET.getlist("p")[:10]))))
    pages = find_practices(keys[:MOST_BESIDE])
    context = {"pages": pages, "rows": list(_rows(pages)) if len(pages) > 1 else []}
    return render(request, "home/experiences/compare.html", context)


def _rows(pages: list[PracticePage]):
    full = [page.full_text_page() for page in pages]
    told = (
        (_("For whom"), [_names(page, "target_groups") for page in pages]),
        (_("Themes"), [_names(page, "themes") for page in pages]),
        (_("Where"), [_names(page, "municipalities") for page in pages]),
        (_("Phase"), [page.get_phase_display() for page in pages]),
        (_("Costs"), [page.get_budget_band_display() for page in pages]),
        (_("Evidence"), [page.get_evidence_display() for page in pages]),
        (_("People needed"), [plain_text(page.means_people) for page in full]),
        (_("Time needed"), [plain_text(page.means_time) for page in full]),
        (_("Results"), [plain_text(page.results) for page in full]),
        (_("What did not work"), [plain_text(page.what_did_not_work) for page in full]),
        (_("Conditions to take it over"), [plain_text(p.conditions_for_transfer) for p in full]),
    )
    return ((title, cells) for title, cells in told if any(cells))


def _names(page: PracticePage, name: str) -> str:
    return ", ".join(str(row) for row in chosen(page, name))
