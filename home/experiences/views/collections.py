"""Practices, articles and documents that one keeps together, for oneself or for others."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.core.paging import page_by_key

from .. import actions
from ..circles import circle_label, circles_of
from ..forms import CollectionForm, KeepForm
from ..kept import find_kept, find_one
from ..models import Collection

ORDER = ("-changed_at", "-pk")


def find_collection(request: HttpRequest, pk: int) -> Collection:
    """The collection; 404 for who may not see it."""
    if pk > 2**62:
        raise Http404
    rows = Collection.objects.visible_to(request.user).select_related("owner")
    return get_object_or_404(rows, pk=pk)


@never_cache
@require_safe
def collection_list(request: HttpRequest) -> HttpResponse:
    """One's own collections, those that were shared, and the dossiers for everybody."""
    user, own = request.user, []
    rows = Collection.objects.visible_to(user)
    if user.is_authenticated:
        own = list(Collection.objects.filter(owner=user)[: actions.MOST_COLLECTIONS])
        rows = rows.exclude(owner=user)
    page = page_by_key(rows, order=ORDER, key=request.GET.get("page", ""))
    context = {
        "own": [(row, circle_label(user, row.audience)) for row in own],
        "shared": [(row, circle_label(user, row.audience)) for row in page.items],
        "page": page,
    }
    return render(request, "home/experiences/collections.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def collection(request: HttpRequest, pk: int) -> HttpResponse:
    """One collection with what is in it; 404 for who may not see it."""
    row, user = find_collection(request, pk), request.user
    own = row.owner_id == user.pk
    start = {"title": row.title, "introduction": row.introduction, "audience": row.audience}
    circles = circles_of(user)
    if own and row.audience not in dict(circles):
        # Shared in a circle that its owner has left since: it stays so until another is chosen.
        circles.append((row.audience, circle_label(user, row.audience)))
    form = CollectionForm(request.POST or None, initial=start, circles=circles)
    if request.method == "POST":
        if not own:
            raise PermissionDenied(_("Only the owner changes this collection."))
        if form.is_valid():
            actions.change_collection(collection=row, user=user, **form.cleaned_data)
            messages.success(request, _("Kept."))
            return redirect(row)
    items = {item.practice_key: item.note for item in row.items.all()[: actions.MOST_ITEMS]}
    kept = find_kept(items, user)
    context = {
        "collection": row,
        "kept_things": [(one, items[one.translation_key]) for one in kept],
        "practices": [one for one in kept if one.is_practice],
        "own": own,
        "circle": circle_label(user, row.audience),
        "form": form,
    }
    return render(request, "home/experiences/collection.html", context)


@require_POST
@login_required
def collection_item(request: HttpRequest, pk: int, key: UUID) -> HttpResponse:
    """Take a practice out, put it higher, or say why it is there."""
    row = find_collection(request, pk)
    told = {"collection": row, "user": request.user, "key": key}
    if "remove" in request.POST:
        actions.remove_item(**told)
        messages.success(request, _("It is no longer in this collection."))
    elif "up" in request.POST:
        actions.move_item_up(**told)
    else:
        actions.note_item(**told, note=request.POST.get("note", ""))
    return redirect(row)


@never_cache
@require_http_methods(["GET", "POST"])
@login_required
def collection_delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask once, then delete; the practices stay where they are."""
    row = find_collection(request, pk)
    if row.owner_id != request.user.pk:
        raise PermissionDenied(_("Only the owner changes this collection."))
    if request.method == "POST":
        actions.delete_collection(collection=row, user=request.user)
        messages.success(request, _("The collection was deleted."))
        return redirect("experiences:collections")
    return render(request, "home/experiences/collection_delete.html", {"collection": row})


@never_cache
@require_http_methods(["GET", "POST"])
@login_required
def keep(request: HttpRequest, key: UUID) -> HttpResponse:
    """Put a practice, an article or a document in a collection of one's own, old or new."""
    page = find_one(key, request.user)
    own = list(Collection.objects.filter(owner=request.user)[: actions.MOST_COLLECTIONS])
    form = KeepForm(request.POST or None, own=own)
    if request.method == "POST" and form.is_valid():
        chosen = {str(row.pk): row for row in own}.get(form.cleaned_data["collection"])
        try:
            row = actions.keep_in_collection(
                page=page,
                user=request.user,
                collection=chosen,
                title=form.cleaned_data["title"],
                note=form.cleaned_data["note"],
                language=get_language() or "nl",
            )
        except ValidationError as problem:
            form.add_error(None, problem)
        else:
            messages.success(request, _("Kept in “%(title)s”.") % {"title": row.title})
            return redirect(row)
    return render(request, "home/experiences/keep.html", {"page": page, "form": form})
