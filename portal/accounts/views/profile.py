"""The name that others see, the language of mails, the time zone."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse, translate_url
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from portal.accounts.own_forms import ProfileForm
from portal.accounts.permissions import can_end_own


@login_required
@require_http_methods(["GET", "POST"])
def profile(request: HttpRequest) -> HttpResponse:
    """The person's own settings; saved, the page goes on in the chosen language."""
    form = ProfileForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        form.save()
        with translation.override(request.user.language):
            messages.success(request, _("Your details are saved."))
        return redirect(translate_url(reverse("profile"), request.user.language))
    if request.method == "POST":
        # A refused form has changed the object that the rest of the page shows.
        request.user.refresh_from_db()
    roles = request.user.memberships.select_related("organisation", "site").order_by("-pk")[:30]
    context = {"form": form, "roles": [(role, can_end_own(role)) for role in roles]}
    return render(request, "portal/accounts/profile.html", context)
