"""Somebody who writes on the boards, as others may see them."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from forums.boards import actions
from forums.boards.models import Ignored, Post, Shown
from portal.accounts.models import Membership, Role, User

from .finding import LARGEST

MESSAGES = 10


def _find_person(request: HttpRequest, pk: int) -> User:
    """Somebody whose words the reader can find on a board; nobody else exists here."""
    if pk > LARGEST:
        raise Http404
    seen = Post.objects.visible_to(request.user).shown().filter(author=pk, topic__is_hidden=False)
    person = User.objects.filter(pk=pk, is_active=True).first()
    if person is None or not seen.exists():
        raise Http404
    return person


@login_required
@require_safe
def person_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """The name they chose, their mark, and what they wrote where the reader may read.

    Which company somebody lives with is said only when they chose so; staff carry the mark of
    their organisation on each message.
    """
    person = _find_person(request, pk)
    posts = (
        Post.objects.visible_to(request.user)
        .shown()
        .filter(author=person, topic__is_hidden=False)
        .select_related("topic__board", "mark_organisation")
        .order_by("-created_at")[:MESSAGES]
    )
    posts = list(posts)
    marked = next((post for post in posts if post.mark and post.mark_organisation), None)
    context = {
        "person": person,
        "posts": posts,
        "speaks_for": marked.mark_organisation.name if marked else "",
        "company": _company_of(person),
        "shows_company": Shown.objects.filter(user=person, company=True).exists(),
        "is_me": person.pk == request.user.pk,
        "is_ignored": Ignored.objects.filter(user=request.user, other=person).exists(),
    }
    return render(request, "forums/boards/person.html", context)


def _company_of(person: User) -> str:
    """The company that somebody lives with, for themselves and for whom they let see it."""
    tenancies = Membership.objects.in_force().filter(user=person, role=Role.TENANT)
    first = tenancies.select_related("organisation").order_by("pk").first()
    return first.organisation.name if first else ""


@login_required
@require_POST
def person_show(request: HttpRequest) -> HttpResponse:
    """Let others see one's own housing company, or no longer (`on` is empty)."""
    actions.show_company(user=request.user, on=bool(request.POST.get("on")))
    return redirect("boards:person", request.user.pk)


@login_required
@require_POST
def person_ignore(request: HttpRequest, pk: int) -> HttpResponse:
    """Fold what this person writes, or no longer (`on` is empty); they are not told."""
    person = _find_person(request, pk)
    on = bool(request.POST.get("on"))
    actions.ignore(user=request.user, other=person, on=on)
    said = _("You no longer see what this person writes.") if on else _("You see it again.")
    messages.success(request, said)
    return redirect("boards:person", person.pk)
