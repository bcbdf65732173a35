"""What the screens of the Wagtail admin list for an editor of one organisation."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail import hooks
from wagtail.models import Page

from .admin_scope import Reach, is_limited
from .models import User
from .signals import people_seen

# Menu lines that lead nowhere for an editor of one organisation.
HIDDEN = frozenset({"reports", "settings", "snippets", "help", "redirects", "workflows", "forms"})
# Kept by memberships, whoever looks.
KEPT_ELSEWHERE = frozenset({"users", "groups"})


@hooks.register("construct_page_chooser_queryset")
def own_pages_to_choose(pages: QuerySet, request: HttpRequest) -> QuerySet:
    """Links go to pages of one's own, and to the pages on the way to them."""
    if not is_limited(request.user):
        return pages
    reach = Reach.of(request.user)
    above = {root[:end] for root in reach.roots for end in range(4, len(root), 4)}
    on_the_way = pages.filter(path__in=above)
    return reach.pages(pages) | on_the_way


@hooks.register("construct_explorer_page_queryset")
def own_pages_to_explore(parent: Page, pages: QuerySet, request: HttpRequest) -> QuerySet:
    """As the chooser: below a shared page only the ways to one's own."""
    return own_pages_to_choose(pages, request)


@hooks.register("construct_image_chooser_queryset")
@hooks.register("construct_document_chooser_queryset")
def own_files_to_choose(files: QuerySet, request: HttpRequest) -> QuerySet:
    """Images and documents of one's own collections."""
    return Reach.of(request.user).files(files) if is_limited(request.user) else files


@hooks.register("construct_main_menu")
def hide_closed_screens(request: HttpRequest, items: list[Any]) -> None:
    """A menu without doors that are shut."""
    if is_limited(request.user):
        items[:] = [item for item in items if item.name not in HIDDEN]


@hooks.register("construct_settings_menu")
def hide_rights(request: HttpRequest, items: list[Any]) -> None:
    """Rights are given on the portal's own pages."""
    if not request.user.is_superuser:
        items[:] = [item for item in items if item.name not in KEPT_ELSEWHERE]


@hooks.register("construct_homepage_summary_items")
def no_numbers_of_others(request: HttpRequest, items: list[Any]) -> None:
    """How many pages and files all others have is not shown."""
    if is_limited(request.user):
        items.clear()


@hooks.register("before_edit_user")
def note_who_reads_an_account(request: HttpRequest, user: User) -> None:
    """Name and address of one person are on that screen: the person sees who looked."""
    people_seen.send(sender=User, reader=request.user, people=[user.pk], what="account")
