"""The code of a letter, the letters themselves, the counter, and the question once a year."""

from __future__ import annotations

from allauth.account.internal.flows.login import record_authentication
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.core import signing
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.accounts.actions import approve_membership, ask_renewal, end_membership
from portal.accounts.audiences import memberships_in_force
from portal.accounts.models import Membership, Role, User
from portal.accounts.numbers import spaced
from portal.accounts.permissions import can_judge_anybody, people_waiting_for
from portal.core.paper.pdf import scan_square
from portal.privacy.access import note_access
from portal.verification.actions import make_letters, redeem_letter, revoke_letters, take_over
from portal.verification.actions.helping import find_hand_over
from portal.verification.forms import CodeForm, LettersForm, SecretForm
from portal.verification.models import LetterBatch
from portal.verification.paper import letters_zip
from portal.verification.permissions import companies_with_letters
from portal.verification.tries import check_tries

BACKEND = "portal.accounts.backend.AccountBackend"
COUNTER_SALT = "verification.counter"
COUNTER_SECONDS = 12 * 3600


@never_cache
@sensitive_post_parameters("code", "secret")
@require_http_methods(["GET", "HEAD", "POST"])
def letter(request: HttpRequest) -> HttpResponse:
    """Type the code of a letter: it confirms a tenancy, or hands over an account."""
    form = CodeForm(request.POST or None, initial={"code": request.GET.get("code", "")[:40]})
    context = {"form": form}
    if request.method == "POST" and form.is_valid():
        try:
            check_tries(request)
            response = _use(request, form.cleaned_data["code"], context)
        except ValidationError as fault:
            form.add_error("code", fault.messages[0])
        else:
            if response is not None:
                return response
    return render(request, "portal/verification/letter.html", context)


def _use(request: HttpRequest, typed: str, context: dict) -> HttpResponse | None:
    if not request.user.is_authenticated and find_hand_over(typed):
        return _hand_over(request, typed, context)
    if not request.user.is_authenticated:
        # Says the same for every code: only who has an account can use one.
        context["needs_account"] = True
        context["next"] = f"{reverse('verification:letter')}"
        return None
    membership = redeem_letter(user=request.user, typed=typed)
    text = _("%(company)s has confirmed you. Welcome!")
    messages.success(request, text % {"company": membership.organisation.name})
    return redirect("my_home")


def _hand_over(request: HttpRequest, typed: str, context: dict) -> HttpResponse | None:
    asked = "secret" in request.POST
    form = SecretForm(request.POST if asked else None)
    context["secret_form"], context["code"] = form, typed
    if not asked or not form.is_valid():
        return None
    user = take_over(typed=typed, secret=form.cleaned_data["secret"])
    _enter(request, user)
    text = _("This account is yours now. Your number to log in is %(number)s.")
    messages.success(request, text % {"number": spaced(user.username)})
    return redirect("my_home")


def _enter(request: HttpRequest, user: User) -> None:
    login(request, user, backend=BACKEND)
    record_authentication(request, user, method="password", username=user.username)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def letters(request: HttpRequest) -> HttpResponse:
    """Make letters with codes for a site; the file is given this once."""
    companies = companies_with_letters(request.user)
    if not companies.exists():
        raise PermissionDenied
    form = LettersForm(request.POST or None, user=request.user)
    if form.is_valid():
        values = form.cleaned_data
        batch, codes = make_letters(
            company=values["company"],
            site=values["site"],
            count=values["count"],
            label=values["label"],
            by=request.user,
        )
        chosen = values["languages"]
        languages = ("nl", "fr") if chosen == "both" else (chosen,)
        response = HttpResponse(
            letters_zip(batch, codes, languages), content_type="application/zip"
        )
        response["Content-Disposition"] = f'attachment; filename="letters-{batch.pk}.zip"'
        return response
    batches = LetterBatch.objects.filter(company__in=companies).select_related("company", "site")
    context = {"form": form, "batches": _with_used(list(batches[:50]))}
    return render(request, "portal/verification/letters.html", context)


def _with_used(batches: list[LetterBatch]) -> list[tuple[LetterBatch, int]]:
    from django.db.models import Count, Q

    used = dict(
        LetterBatch.objects.filter(pk__in=[batch.pk for batch in batches])
        .values_list("pk")
        .annotate(used=Count("codes", filter=Q(codes__used_at__isnull=False)))
        .order_by()
    )
    return [(batch, used.get(batch.pk, 0)) for batch in batches]


@login_required
@require_POST
def letters_revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw the unused letters of a batch."""
    mine = LetterBatch.objects.filter(company__in=companies_with_letters(request.user))
    revoke_letters(batch=get_object_or_404(mine, pk=pk), by=request.user)
    messages.success(request, _("The unused codes of these letters no longer work."))
    return redirect("verification:letters")


@never_cache
@login_required
@require_safe
def show_counter(request: HttpRequest, pk: int) -> HttpResponse:
    """What a person shows at the counter: a square that staff scan with a telephone."""
    waiting = Membership.objects.waiting().filter(user=request.user)
    membership = get_object_or_404(waiting.select_related("organisation"), pk=pk)
    token = signing.dumps(membership.pk, salt=COUNTER_SALT)
    address = request.build_absolute_uri(reverse("verification:counter", args=[token]))
    context = {"membership": membership, "drawing": scan_square(address)}
    return render(request, "portal/verification/show_counter.html", context)


def _at_counter(request: HttpRequest, token: str) -> Membership:
    try:
        pk = signing.loads(token, salt=COUNTER_SALT, max_age=COUNTER_SECONDS)
    except signing.BadSignature as error:
        raise Http404 from error
    rows = people_waiting_for(request.user).select_related("user", "organisation", "site")
    return get_object_or_404(rows, pk=pk)


@never_cache
@login_required
@require_safe
def counter(request: HttpRequest, token: str) -> HttpResponse:
    """Who stands before the member of staff who scanned the square."""
    if not can_judge_anybody(request.user):
        raise PermissionDenied
    membership = _at_counter(request, token)
    note_access(reader=request.user, people=[membership.user_id], what="verification")
    context = {"membership": membership, "token": token}
    return render(request, "portal/verification/counter.html", context)


@login_required
@require_POST
def counter_confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Confirm this person, who stands here."""
    if not can_judge_anybody(request.user):
        raise PermissionDenied
    membership = _at_counter(request, token)
    way = Membership.Way.COUNTER
    try:
        approve_membership(membership=membership, by=request.user, way=way)
    except ValidationError as fault:
        messages.warning(request, " ".join(fault.messages))
    else:
        messages.success(request, _("Confirmed."))
    return redirect("people_waiting")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def renewal(request: HttpRequest) -> HttpResponse:
    """Once a year: do you still rent there?"""
    mine = [row for row in memberships_in_force(request.user) if row.role == Role.TENANT]
    if request.method == "POST":
        chosen = next((row for row in mine if str(row.pk) == request.POST.get("tenancy")), None)
        if chosen is None:
            raise Http404
        if request.POST.get("answer") == "moved":
            end_membership(membership=chosen, by=request.user)
            messages.success(request, _("Thank you. This tenancy has ended on the portal."))
        else:
            ask_renewal(membership=chosen, user=request.user)
            messages.success(request, _("Thank you. Your company now checks it."))
        return redirect("my_home")
    return render(request, "portal/verification/renewal.html", {"tenancies": mine})
