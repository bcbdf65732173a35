"""Pages that the other language only borrows: who edits them sees which, and translates them."""

from __future__ import annotations

from collections.abc import Iterator

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe
from wagtail.models import GroupPagePermission, Page

from portal.accounts.audiences import Anybody, has_role
from portal.accounts.home_sections import HomeCount, HomeTask
from portal.accounts.models import Role, User
from portal.accounts.roles import EDITING_ROLES
from portal.core.paging import page_by_key

TRANSLATING_ROLES = EDITING_ROLES | {Role.REGULATOR_EDITOR}


def can_translate(user: Anybody) -> bool:
    """Whether the person edits pages of an organisation, or the regulator's."""
    return has_role(user, TRANSLATING_ROLES)


def to_translate(user: User) -> QuerySet[Page]:
    """Live pages of the person's own subtrees that one language borrows from the other."""
    mine = (
        GroupPagePermission.objects.filter(group__user=user, permission__codename="change_page")
        .annotate(inside=ExpressionWrapper(OuterRef("path"), output_field=CharField()))
        .filter(inside__startswith=F("page__path"))
    )
    return Page.objects.live().filter(Exists(mine), alias_of__isnull=False)


def missing_translations(user: User) -> Iterator[HomeCount]:
    """One line on "my home" when pages of one's own are there in one language only."""
    if can_translate(user):
        yield HomeCount(to_translate(user), _task)


def _task(number: int) -> Iterator[HomeTask]:
    text = ngettext("%(number)s page", "%(number)s pages", number) % {"number": number}
    yield HomeTask(
        title=_("These pages are there in one language only"),
        text=text,
        url=reverse("to_translate"),
        action=_("Look and translate"),
        icon="languages",
        urgency=60,
    )


@login_required
@require_safe
def translation_list(request: HttpRequest) -> HttpResponse:
    """The pages of one's own without a translation, newest first, with the way to make it."""
    if not can_translate(request.user):
        raise PermissionDenied(_("Only editors translate pages."))
    rows = to_translate(request.user).select_related("alias_of__locale", "locale")
    page = page_by_key(rows, order=["-pk"], key=request.GET.get("page", ""), size=30)
    lines = [
        {
            "title": row.title,
            "language": row.alias_of.locale.language_code,
            "into": row.locale.language_name,
            "url": reverse("wagtail_localize:submit_page_translation", args=[row.alias_of_id]),
        }
        for row in page.items
    ]
    return render(request, "home/site/to_translate.html", {"lines": lines, "page": page})
