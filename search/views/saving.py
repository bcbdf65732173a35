"""Keeping a search, and the list of those that one keeps."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from portal.core.text import clean_text

from ..asking import Asked
from ..saved.actions import remove_search, save_search
from ..saved.models import SavedSearch


@login_required
@require_safe
def saved_searches(request: HttpRequest) -> HttpResponse:
    """The reader's own searches."""
    searches = SavedSearch.objects.filter(user=request.user)
    return render(request, "search/saved.html", {"searches": searches})


@login_required
@require_POST
def search_save(request: HttpRequest) -> HttpResponse:
    """Keep the search whose address comes along, then go back to it."""
    asked = Asked.from_address(QueryDict(request.POST.get("address", "")[:1500].lstrip("?")))
    name = " ".join(clean_text(request.POST.get("name", "")).split()) or asked.text
    try:
        save_search(
            user=request.user,
            asked=asked,
            name=name or _("my filters"),
            language=get_language() or "nl",
        )
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("We keep this search. We tell you when something new matches."))
    return redirect(f"{reverse('search')}{asked.address()}")


@login_required
@require_POST
def search_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep it no longer."""
    search = get_object_or_404(SavedSearch, pk=pk, user=request.user)
    remove_search(user=request.user, search=search)
    messages.success(request, _("This search is no longer kept."))
    return redirect("search_saved")
