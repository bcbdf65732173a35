"""Invitations, and the domains by which professionals are known."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from portal.verification import actions
from portal.verification.actions.inviting import is_for
from portal.verification.forms import DomainForm, InvitationForm
from portal.verification.models import Invitation, TrustedDomain
from portal.verification.permissions import can_lead, organisations_led_by, roles_to_invite


def _check(request: HttpRequest) -> None:
    if not can_lead(request.user):
        raise PermissionDenied


def _context(request: HttpRequest) -> dict:
    led = organisations_led_by(request.user)
    invited = Invitation.objects.open().filter(organisation__in=led)
    domains = TrustedDomain.objects.filter(organisation__in=led)
    return {
        "open": invited.select_related("organisation", "invited_by")[:100],
        "domains": domains.select_related("organisation")[:100],
        "form": InvitationForm(
            user=request.user,
            roles=roles_to_invite(request.user),
            initial={"language": get_language()},
        ),
        "domain_form": DomainForm(user=request.user),
    }


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def invitations(request: HttpRequest) -> HttpResponse:
    """Invite somebody to one role, and see who was invited."""
    _check(request)
    context = _context(request)
    if request.method == "POST":
        roles = roles_to_invite(request.user)
        form = context["form"] = InvitationForm(request.POST, user=request.user, roles=roles)
        if form.is_valid():
            invitation = actions.invite(by=request.user, **form.cleaned_data)
            text = _("The invitation is on its way to %(email)s.")
            messages.success(request, text % {"email": invitation.email})
            return redirect("verification:invitations")
    return render(request, "portal/verification/invitations.html", context)


@login_required
@require_POST
def invitation_revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw an invitation that nobody accepted yet."""
    _check(request)
    mine = Invitation.objects.filter(organisation__in=organisations_led_by(request.user))
    actions.revoke_invitation(invitation=get_object_or_404(mine, pk=pk), by=request.user)
    messages.success(request, _("The invitation no longer works."))
    return redirect("verification:invitations")


@login_required
@require_POST
def domain_add(request: HttpRequest) -> HttpResponse:
    """Trust the addresses of a domain."""
    _check(request)
    form = DomainForm(request.POST, user=request.user)
    if form.is_valid():
        try:
            actions.add_domain(by=request.user, **form.cleaned_data)
        except ValidationError as fault:
            form.add_error("domain", fault.messages[0])
        else:
            messages.success(request, _("Addresses of this domain are now trusted."))
            return redirect("verification:invitations")
    context = _context(request) | {"domain_form": form}
    return render(request, "portal/verification/invitations.html", context)


@login_required
@require_POST
def domain_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Trust a domain no longer."""
    _check(request)
    mine = TrustedDomain.objects.filter(organisation__in=organisations_led_by(request.user))
    actions.remove_domain(domain=get_object_or_404(mine, pk=pk), by=request.user)
    messages.success(request, _("Addresses of this domain are no longer trusted."))
    return redirect("verification:invitations")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """What one is invited to; accepting needs an account with that address."""
    found = actions.find_invitation(token)
    context = {"invitation": found, "token": token}
    if found is None:
        return render(request, "portal/verification/invitation.html", context, status=404)
    if not request.user.is_authenticated:
        return render(request, "portal/verification/invitation.html", context)
    context["is_mine"] = is_for(found, request.user)
    if request.method == "POST" and context["is_mine"]:
        try:
            actions.accept_invitation(token=token, user=request.user)
        except ValidationError as fault:
            messages.warning(request, fault.messages[0])
        else:
            messages.success(request, _("Welcome! Your role has been added."))
        return redirect("my_home")
    return render(request, "portal/verification/invitation.html", context)
