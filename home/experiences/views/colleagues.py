"""What colleagues add to a practice."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from home.knowledge.following import about_practice
from home.knowledge.models import PracticePage
from home.submissions.origins import origin_of
from home.submissions.permissions import can_write, is_reviewer
from portal.core.drafts import kept_input, login_keeping_input
from portal.notifications import actions as notices
from portal.notifications.things import Thing, find_things
from portal.organisations.models import Municipality

from .. import actions
from ..finding import find_practice, find_practices
from ..forms import CommentForm, ReplicationForm, UsefulnessForm
from ..models import Replication, Usefulness, wishes
from ..permissions import check_can_add, is_invited, reads_comments
from ..shown import map_of
from ..threads import threads_of

MOST = 100


@never_cache
@require_safe
def colleagues(request: HttpRequest, key: UUID) -> HttpResponse:
    """Who tried it too, and for professionals what they ask and found."""
    page = find_practice(key)
    reads = reads_comments(request.user)
    counted = Usefulness.objects.filter(practice_key=key).aggregate(
        yes=Count("pk", filter=Q(is_useful=True)), no=Count("pk", filter=Q(is_useful=False))
    )
    reasons = Usefulness.objects.filter(practice_key=key).exclude(reason="") if reads else None
    rows = Replication.objects.shown().of(key)
    where = request.GET.get("municipality", "").replace("\x00", "")
    place = Municipality.objects.filter(code=where).first() if where else None
    context = {
        "page": page,
        "replications": list((rows.filter(municipality=place) if place else rows)[:MOST]),
        "tiles": map_of(key),
        "origin": _origin(request, page),
        "place": place,
        "useful": counted,
        "reasons": list(reasons[:MOST]) if reads else [],
        "reads_comments": reads,
        "threads": threads_of(key, request.user) if reads else [],
        "may_add": can_write(request.user),
        "invites": is_invited(request.user),
        "is_following": notices.is_following(request.user, about_practice(key)),
        "lacks_translation": page.is_in_other_language or page.full_text_page().pk != page.pk,
        "wishes": wishes(key, get_language() or "nl"),
        "comment_form": CommentForm(),
        "useful_form": UsefulnessForm(),
    }
    return render(request, "home/experiences/colleagues.html", context)


def _origin(request: HttpRequest, page: PracticePage) -> Thing | None:
    """What the practice grew out of, for who may see that."""
    origin = origin_of(page)
    return find_things(request.user, [origin]).get(origin) if origin else None


@never_cache
@require_http_methods(["GET", "POST"])
@login_keeping_input
def replicate(request: HttpRequest, key: UUID) -> HttpResponse:
    """We tried this too."""
    page = find_practice(key)
    check_can_add(request.user)
    form = ReplicationForm(request.POST if request.method == "POST" else kept_input(request))
    if request.method == "POST" and form.is_valid():
        try:
            actions.replicate(
                page=page,
                author=request.user,
                language=get_language() or "nl",
                **form.cleaned_data,
            )
        except ValidationError as problem:
            form.add_error(None, " ".join(problem.messages))
        else:
            messages.success(request, _("Thank you. A reviewer looks at it, then others see it."))
            return _back(page)
    return render(request, "home/experiences/replicate.html", {"page": page, "form": form})


def _back(page) -> HttpResponse:
    return redirect("experiences:colleagues", key=page.translation_key)


def _problem(request: HttpRequest, form) -> None:
    for errors in form.errors.values():
        messages.error(request, " ".join(errors))
        return


@require_POST
@login_required
def useful(request: HttpRequest, key: UUID) -> HttpResponse:
    """Useful or not where one works."""
    page, form = find_practice(key), UsefulnessForm(request.POST)
    check_can_add(request.user)
    if form.is_valid():
        actions.judge_usefulness(
            page=page,
            user=request.user,
            is_useful=form.cleaned_data["useful"] == "yes",
            reason=form.cleaned_data["reason"],
        )
    else:
        _problem(request, form)
    return _back(page)


@require_POST
@login_required
def wish(request: HttpRequest, key: UUID) -> HttpResponse:
    """Please translate this into the reader's language."""
    page = find_practice(key)
    actions.wish_translation(page=page, user=request.user, language=get_language() or "nl")
    messages.success(request, _("Noted. Editors see how many people ask for it."))
    return _back(page)


@require_POST
@login_required
def follow(request: HttpRequest, key: UUID) -> HttpResponse:
    """Follow a practice, or no longer."""
    page = find_practice(key)
    about = about_practice(key)
    if notices.is_following(request.user, about):
        notices.unfollow(user=request.user, about=about)
        messages.success(request, _("You no longer follow this practice."))
    else:
        notices.follow(user=request.user, about=about)
        messages.success(request, _("You follow this practice."))
    return _back(page)


@never_cache
@require_safe
@login_required
def waiting(request: HttpRequest) -> HttpResponse:
    """What was tried elsewhere and waits for a look."""
    if not is_reviewer(request.user):
        raise PermissionDenied
    rows = Replication.objects.filter(state=Replication.State.WAITING).order_by("pk")
    rows = list(rows.exclude(author=request.user).select_related("municipality", "author")[:MOST])
    pages = {page.translation_key: page for page in find_practices(r.practice_key for r in rows)}
    context = {"rows": [(row, pages.get(row.practice_key)) for row in rows]}
    return render(request, "home/experiences/waiting.html", context)


@require_POST
@login_required
def judge(request: HttpRequest, pk: int) -> HttpResponse:
    """Show it, or say why not."""
    if not is_reviewer(request.user) or pk > 2**62:
        raise Http404
    row = get_object_or_404(Replication, pk=pk)
    try:
        actions.judge(
            replication=row,
            reviewer=request.user,
            shown="show" in request.POST,
            page=find_practice(row.practice_key),
            reason=request.POST.get("reason", ""),
        )
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
    return redirect(reverse("experiences:waiting"))
