"""Where somebody is logged in."""

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from portal.accounts.sessions import end_all_sessions


@login_required
@require_POST
def log_out_everywhere(request: HttpRequest) -> HttpResponse:
    """End all sessions of this person, this one too."""
    end_all_sessions(request.user)
    logout(request)
    messages.success(request, _("You are logged out on all devices."))
    return redirect("account_login")
