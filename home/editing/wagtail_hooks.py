"""What editors find in the administration beyond what Wagtail offers."""

from __future__ import annotations

from collections.abc import Iterator, MutableSequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from home.knowledge.models import PracticePage
from home.site.models import PortalPage
from home.submissions.models import Submission
from home.submissions.permissions import check_did_not_write
from portal.accounts.admin_scope import Reach, is_limited

from . import views
from .bulk import ACTIONS
from .lists import PageLists
from .my_work import MyWorkPanel
from .same_title import MOST, pages_called_the_same
from .translating import replace_theirs, with_translations
from .usage import KINDS

replace_theirs()
for action in ACTIONS:
    hooks.register("register_bulk_action", action)


@hooks.register("register_admin_viewset")
def page_lists() -> PageLists:
    """The lists of practices, news and pages."""
    return PageLists()


# After the hook that narrows it for editors of one organisation, which asks for other columns.
@hooks.register("construct_explorer_page_queryset", order=100)
def with_their_translations(parent: Page, pages: QuerySet, request: HttpRequest) -> QuerySet:
    """Each row of the explorer knows whether it is translated."""
    return with_translations(pages)


@hooks.register("register_admin_urls")
def editing_addresses():
    """Below the admin's own address and login."""
    return [path("usage/<slug:kind>/<int:pk>/", views.term_usage, name="term_usage")]


@hooks.register("construct_homepage_panels")
def my_work(request: HttpRequest, panels: MutableSequence[Component]) -> None:
    """What waits, above all else."""
    panels.append(MyWorkPanel(request.user))


@hooks.register("register_snippet_listing_buttons")
def usage_button(snippet: Any, user: Any, next_url: str | None = None) -> Iterator[Any]:
    """Where a word is used, beside each word of the lists."""
    kind = snippet._meta.model_name
    if isinstance(snippet, KINDS.get(kind, ())) and not is_limited(user):
        address = reverse("term_usage", args=[kind, snippet.pk])
        yield Button(_("Where it is used"), address, icon_name="link", priority=60)


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def tell_of_the_same_title(request: HttpRequest, page: Page) -> None:
    """A warning, no more: two pages may be called the same, but readers will mix them up."""
    found = pages_called_the_same(page)
    if is_limited(request.user):
        own = Reach.of(request.user).pages(Page.objects.all()).values("pk")
        found = found.filter(Q(live=True) | Q(pk__in=own))
    others = list(found[:MOST])
    if others:
        links = format_html_join(
            ", ",
            '<a href="{}">{}</a>',
            ((reverse("wagtailadmin_pages:edit", args=[row.pk]), row.title) for row in others),
        )
        said = _("Another page has the same title. Readers may take one for the other:")
        messages.warning(request, format_html("{} {}", said, links))


@hooks.register("before_bulk_action")
def check_before_publishing(
    request: HttpRequest, action_type: str, pages: list[Any], action: Any
) -> HttpResponse | None:
    """The rules of publishing hold for many pages at once, too; nothing is published half."""
    if action_type != "publish" or not all(isinstance(page, Page) for page in pages):
        return None
    for page in pages:
        if problem := _why_not(request, page):
            messages.error(request, f"{page.get_admin_display_title()}: {problem}")
            return redirect(action.next_url)
    return None


def _why_not(request: HttpRequest, page: Page) -> str:
    newest = page.get_latest_revision_as_object()
    if isinstance(newest, PortalPage) and newest.lacks_plain_language:
        return _("Tenants read this page: write the version in plain language first.")
    if isinstance(newest, PracticePage):
        submission = Submission.objects.filter(page_id=page.pk).first()
        if submission and not (page.live and submission.can_be_revised):
            try:
                check_did_not_write(request.user, newest)
            except PermissionDenied as refused:
                return str(refused)
    return ""
