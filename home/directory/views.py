"""The list of professionals, one's own entry in it, and the pages of organisations."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.notifications.following import about_organisation

from . import actions
from .forms import ProfileForm
from .lists import directory
from .models import Profile
from .organisations import followable, organisation_address, practices_of
from .permissions import check_can_read


@never_cache
@require_safe
@login_required
def people(request: HttpRequest) -> HttpResponse:
    """Colleagues who want to be found; for confirmed people of the sector alone."""
    check_can_read(request.user)
    context = directory(request.user, request.GET)
    context["mine"] = Profile.objects.filter(user=request.user).first()
    return render(request, "home/directory/index.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def own_entry(request: HttpRequest) -> HttpResponse:
    """What the reader tells colleagues."""
    user = request.user
    check_can_read(user)
    profile = Profile.objects.filter(user=user).first()
    form = ProfileForm(request.POST or None, user=user, initial=ProfileForm.start_of(profile, user))
    if request.method == "POST" and form.is_valid():
        try:
            kept = actions.keep_profile(user=user, **form.cleaned_data)
        except (PermissionDenied, ValidationError) as problem:
            form.add_error(None, getattr(problem, "messages", None) or str(problem))
        else:
            shown = _("Colleagues now find you in the list.")
            hidden = _("Kept. Nobody sees it: you did not choose to be found.")
            messages.success(request, shown if kept.is_shown else hidden)
            return redirect("directory:index")
    context = {"form": form, "profile": profile}
    return render(request, "home/directory/own.html", context)


@require_POST
@login_required
def own_remove(request: HttpRequest) -> HttpResponse:
    """Nothing of one's entry is kept."""
    actions.remove_profile(user=request.user)
    messages.success(request, _("Your entry has been deleted."))
    return redirect("directory:index")


@require_safe
def organisation(request: HttpRequest, code: str) -> HttpResponse:
    """What an organisation shared with the sector, to be followed."""
    row = get_object_or_404(followable(), code=code)
    context = {
        "organisation": row,
        "about": about_organisation(row),
        "page_url": organisation_address(row),
        "practices": practices_of(row),
    }
    return render(request, "home/directory/organisation.html", context)
