"""My notices, what I follow, and the page that stops a mail without login."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.accounts.models import User
from portal.core.paging import page_by_key

from . import actions
from .bounces import resume
from .forms import HoursForm, InterestsForm, MailChoiceForm
from .interests import interests_for
from .links import address_mark, localised, read_stop_token
from .models import MailSettings, Notice, abouts_of
from .spreading import followed_of
from .texts import icon_of, reason_of, title_of
from .things import find_things, numbers

FIELDS = (
    "pk",
    "created_at",
    "read_at",
    "reason",
    "event_id",
    "event__about",
    "event__event",
    "event__params",
    "event__url",
    "event__actor__display_name",
)


@dataclass(frozen=True, slots=True)
class Line:
    """A notice as the list shows it."""

    pk: int
    title: str
    url: str
    icon: str
    reason: str
    at: datetime
    is_unread: bool
    about: str


@dataclass(frozen=True, slots=True)
class Group:
    """What is new about one thing: the newest line, and those before it."""

    first: Line
    others: list[Line]

    @property
    def unread(self) -> bool:
        """Whether one of them is new."""
        return self.first.is_unread or any(line.is_unread for line in self.others)


def _grouped(lines: list[Line]) -> list[Group]:
    """By the thing that they are about, the thing with the newest first."""
    found: dict[str, Group] = {}
    for line in lines:
        if line.about in found:
            found[line.about].others.append(line)
        else:
            found[line.about] = Group(line, [])
    return list(found.values())


def _lines(user: User, rows: Iterable[Any]) -> list[Line]:
    rows = list(rows)
    abouts = {row.event_id: abouts_of(row.event__about, row.event__params) for row in rows}
    followed = followed_of(user, abouts)
    return [_line(row, followed.get(row.event_id, row.event__about)) for row in rows]


def _line(row: Any, followed: str) -> Line:
    params = row.event__params
    return Line(
        pk=row.pk,
        title=title_of(row.event__event, params, row.event__actor__display_name or ""),
        url=localised(row.event__url, get_language() or "nl"),
        icon=icon_of(row.event__event),
        reason=reason_of(row.reason, params, followed),
        at=row.created_at,
        is_unread=row.read_at is None,
        about=row.event__about,
    )


@login_required
@require_safe
@never_cache
def notice_list(request: HttpRequest) -> HttpResponse:
    """What the reader was told, newest first."""
    mine = Notice.objects.visible_to(request.user).filter(user=request.user)
    page = page_by_key(
        mine.values_list(*FIELDS, named=True),
        order=["-created_at", "-pk"],
        key=request.GET.get("page", ""),
    )
    context = {
        "groups": _grouped(_lines(request.user, page.items)),
        "page": page,
        "unread": mine.unread().exists(),
    }
    return render(request, "portal/notifications/list.html", context)


@login_required
@require_POST
def notice_read(request: HttpRequest) -> HttpResponse:
    """Mark one notice as read, those about one thing, or all."""
    chosen = request.POST.get("notice", "")
    about = request.POST.get("about", "").replace("\x00", "")[:80]
    if chosen and not numbers([chosen]):
        raise Http404
    key = int(chosen) if chosen else None
    actions.mark_read(user=request.user, notice_id=key, about=about)
    return redirect("notifications:list")


def _back(request: HttpRequest) -> str:
    """Where the button stood; only an address of ours is followed."""
    target = request.POST.get("next", "")
    ours = target.startswith("/") and url_has_allowed_host_and_scheme(target, allowed_hosts=None)
    return target if ours else reverse("notifications:settings")


@login_required
@require_POST
def subscription_create(request: HttpRequest) -> HttpResponse:
    """Follow something that the reader may see."""
    about = request.POST.get("about", "")
    thing = find_things(request.user, [about]).get(about)
    if thing is None:
        raise Http404
    actions.follow(user=request.user, about=about)
    messages.success(request, _("You now follow “%(title)s”.") % {"title": thing.title})
    return redirect(_back(request))


@login_required
@require_POST
def subscription_delete(request: HttpRequest) -> HttpResponse:
    """Follow something no longer; also what one may not see any more."""
    actions.unfollow(user=request.user, about=request.POST.get("about", "")[:80])
    messages.success(request, _("You no longer follow this."))
    return redirect(_back(request))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def settings_page(request: HttpRequest) -> HttpResponse:
    """When to mail, and all that the reader follows."""
    form = MailChoiceForm(request.POST or None, user=request.user)
    chosen = MailSettings.objects.filter(user=request.user).first()
    chosen = chosen or MailSettings(user=request.user)
    hours = HoursForm(request.POST if "quiet_from" in request.POST else None, instance=chosen)
    if form.is_valid() and (not hours.is_bound or hours.is_valid()):
        actions.choose_mail(user=request.user, choices=form.cleaned_data)
        if hours.is_bound:
            hours.save()
        messages.success(request, _("Your choices have been kept."))
        return redirect("notifications:settings")
    subscriptions = request.user.subscriptions.order_by("-created_at", "-pk")
    abouts = list(subscriptions.values_list("about", flat=True)[:200])
    things = find_things(request.user, abouts)
    followed = [(about, things[about]) for about in abouts if about in things]
    context = {"form": form, "hours": hours, "followed": followed, "pause": _pause(request.user)}
    return render(request, "portal/notifications/settings.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def interests(request: HttpRequest) -> HttpResponse:
    """The last of the first steps: what interests me; can be skipped."""
    offered = interests_for(request.user)
    form = InterestsForm(request.POST or None, offered=offered)
    if request.method == "POST" and form.is_valid():
        for about in form.cleaned_data["about"]:
            actions.follow(user=request.user, about=about)
        return redirect("my_home")
    context = {"form": form, "offered": offered}
    return render(request, "portal/notifications/interests.html", context)


def _pause(user: User) -> MailSettings | None:
    """The settings of somebody whose address of now does not work."""
    chosen = MailSettings.objects.filter(user=user).exclude(pause="").first()
    return chosen if chosen and chosen.address_mark == address_mark(user) else None


@login_required
@require_POST
def mail_resume(request: HttpRequest) -> HttpResponse:
    """The address works again."""
    resume(request.user)
    messages.success(request, _("We mail you again."))
    return redirect("notifications:settings")


# The token is the right to stop; mail programs post here by themselves, without our cookies.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def stop_page(request: HttpRequest, token: str) -> HttpResponse:
    """Asks on GET, stops on POST; works without login and never says whose link it is."""
    what = read_stop_token(token)
    if what is None:
        context = {"state": "unknown"}
        return render(request, "portal/notifications/stop.html", context, status=404)
    if request.method == "POST":
        actions.stop(what)
    state = "done" if request.method == "POST" else "ask"
    return render(request, "portal/notifications/stop.html", {"state": state})
