"""Which screens of the Wagtail admin an editor of one organisation opens, and with which ids."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.core.exceptions import BadRequest, PermissionDenied, ValidationError
from django.db.models import Model, ProtectedError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.datastructures import MultiValueDictKeyError
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

from portal.accounts.wagtail_rights import sync_user_rights, wanted_groups
from portal.core.errors import bad_request

from .odd_requests import breaks_wagtail, names_nothing
from .reach import OwnRows, Reach, is_limited, register_rows

logger = logging.getLogger(__name__)
Check = Callable[[Reach, HttpRequest, dict[str, Any]], bool]


def _always(reach: Reach, request: HttpRequest, values: dict[str, Any]) -> bool:
    return True


def _page(reach: Reach, request: HttpRequest, values: dict[str, Any]) -> bool:
    """Every page that the address or the form names is theirs."""
    names = ("page_id", "parent_page_id", "page_to_move_id", "destination_id", "pk")
    keys = [values[name] for name in names if name in values]
    posted = [request.POST[name] for name in ("new_parent_page",) if request.POST.get(name)]
    return bool(keys) and all(reach.has_page(key) for key in [*keys, *posted])


def _way(reach: Reach, request: HttpRequest, values: dict[str, Any]) -> bool:
    """The page is theirs, or they pass it on the way to theirs."""
    key = values.get("parent_page_id", values.get("pk"))
    return key is None or reach.has_way_to(key)


def _explorer_menu(reach: Reach, request: HttpRequest, values: dict[str, Any]) -> bool:
    """The tree in the side menu, which asks for the children of one page for exploring."""
    parent = request.GET.get("child_of", "")
    return bool(request.GET.get("for_explorer")) and reach.has_way_to(parent)


def _chosen_pages(reach: Reach, request: HttpRequest, values: dict[str, Any]) -> bool:
    return all(reach.has_page(key) for key in request.GET.getlist("id"))


def _image(reach: Reach, request: HttpRequest, values: dict[str, Any]) -> bool:
    key = values.get("image_id", values.get("pk"))
    keys = [key] if key is not None else request.GET.getlist("id")
    return all(reach.has_image(key) for key in keys) and _collection(reach, request, values)


def _document(reach: Reach, request: HttpRequest, values: dict[str, Any]) -> bool:
    key = values.get("document_id", values.get("doc_id", values.get("pk")))
    keys = [key] if key is not None else request.GET.getlist("id")
    return all(reach.has_document(key) for key in keys) and _collection(reach, request, values)


def _collection(reach: Reach, request: HttpRequest, values: dict[str, Any]) -> bool:
    """Lists and forms name only collections of theirs."""
    asked = [*request.GET.getlist("collection_id"), *request.POST.getlist("collection")]
    return all(reach.has_collection(key) for key in asked if key)


def _own_upload(reach: Reach, request: HttpRequest, values: dict[str, Any]) -> bool:
    from wagtail.models import UploadedFile

    rows = UploadedFile.objects.filter(pk=values["uploaded_file_id"])
    return rows.filter(uploaded_by_user=reach.user).exists()


def _bulk(reach: Reach, request: HttpRequest, values: dict[str, Any]) -> bool:
    """Each thing by its id; "all of this list" reaches further than anybody sees."""
    try:
        model = apps.get_model(values["app_label"], values["model_name"])
    except LookupError:
        return False
    keys = request.GET.getlist("id")
    targets = [request.POST[name] for name in ("chooser",) if request.POST.get(name)]
    if not keys or not all(reach.has_page(key) for key in targets):
        return False
    return all(reach.has_model(model, key) for key in keys) and _collection(reach, request, values)


def _editing(reach: Reach, request: HttpRequest, values: dict[str, Any]) -> bool:
    try:
        model = apps.get_model(values["app_label"], values["model_name"])
    except LookupError:
        return False
    return reach.has_model(model, values["object_id"])


def _translation(reach: Reach, request: HttpRequest, values: dict[str, Any]) -> bool:
    """A translation belongs to the page that it translates."""
    from wagtail_localize.models import Translation, TranslationSource

    if "translation_id" in values:
        row = Translation.objects.filter(pk=values["translation_id"]).first()
        source = row.source if row else None
    else:
        source = TranslationSource.objects.filter(pk=values["translation_source_id"]).first()
    if source is None:
        return False
    pages = Page.objects.filter(translation_key=source.object_id)
    return pages.exists() and reach.pages(pages).exists()


def _screens(namespace: str, check: Check, names: str) -> dict[str, Check]:
    """One check for several screens of a namespace; `names` is a list of words."""
    return {f"{namespace}:{name}": check for name in names.split()}


PAGE_SCREENS = (
    "add preview_on_add edit preview_on_edit view_draft add_subpage delete unpublish convert_alias "
    "move move_confirm set_page_position copy workflow_action collect_workflow_action_data "
    "confirm_workflow_cancellation workflow_preview set_privacy lock unlock revisions_index "
    "revisions_view revisions_revert revisions_unschedule revisions_compare workflow_history "
    "workflow_history_detail history history_results"
)
SCREENS: dict[str, Check] = {
    "wagtailadmin_home": _always,
    "wagtailadmin_login": _always,
    "wagtailadmin_logout": _always,
    "wagtailadmin_sprite": _always,
    "wagtailadmin_javascript_catalog": _always,
    "wagtailadmin_dismissibles": _always,
    "wagtailadmin_block_preview": _always,
    "wagtailadmin_choose_page_external_link": _always,
    "wagtailadmin_choose_page_email_link": _always,
    "wagtailadmin_choose_page_phone_link": _always,
    "wagtailadmin_choose_page_anchor_link": _always,
    "wagtailadmin_explore_root": _always,
    "wagtailadmin_explore": _way,
    "wagtailadmin_explore_results": _way,
    "wagtailadmin_api:pages:listing": _explorer_menu,
    "wagtailadmin_api:pages:detail": _way,
    **_screens("wagtailadmin_pages", _page, PAGE_SCREENS),
    "wagtailadmin_pages:search": _always,
    "wagtailadmin_pages:search_results": _always,
    "wagtailadmin_choose_page": _always,
    "wagtailadmin_choose_page_search": _always,
    "wagtailadmin_choose_page_child": _way,
    "wagtailadmin_choose_page_chosen_multiple": _chosen_pages,
    "wagtail_bulk_action": _bulk,
    "wagtailadmin_editing_sessions:ping": _editing,
    "wagtailadmin_editing_sessions:release": _always,
    "wagtail_localize:javascript_catalog": _always,
    "wagtail_localize:submit_page_translation": _page,
    "wagtail_localize:convert_to_alias": _page,
    **_screens(
        "wagtail_localize",
        _translation,
        (
            "update_translations edit_string_translation edit_override download_pofile "
            "upload_pofile preview_translation stop_translation"
        ),
    ),
    **_screens(
        "wagtailimages",
        _image,
        (
            "index index_results add edit delete url_generator url_generator_output preview "
            "add_multiple edit_multiple delete_multiple"
        ),
    ),
    **_screens(
        "wagtailimages_chooser",
        _image,
        "choose choose_results chosen chosen_multiple create select_format",
    ),
    **_screens(
        "wagtaildocs",
        _document,
        "index index_results add edit delete add_multiple edit_multiple delete_multiple",
    ),
    **_screens(
        "wagtaildocs_chooser", _document, "choose choose_results chosen chosen_multiple create"
    ),
    "wagtailimages:create_multiple_from_uploaded_image": _own_upload,
    "wagtailimages:delete_upload_multiple": _own_upload,
    "wagtaildocs:create_multiple_from_uploaded_document": _own_upload,
    "wagtaildocs:delete_upload_multiple": _own_upload,
}


def open_screens(*names: str) -> None:
    """Open screens to limited editors that name no rows of anybody, or keep to the reader's own."""
    SCREENS.update(dict.fromkeys(names, _always))


def register_own_rows(model: type[Model], rows: OwnRows, screens: str) -> None:
    """Open the `screens` of a snippet (a list of words) to limited editors, for their rows alone.

    `rows(user)` says which are theirs; everything with another key stays closed.
    """
    register_rows(model, rows)

    def is_theirs(reach: Reach, request: HttpRequest, values: dict[str, Any]) -> bool:
        return "pk" not in values or reach.has_model(model, values["pk"])

    namespace = f"wagtailsnippets_{model._meta.app_label}_{model._meta.model_name}"
    SCREENS.update(_screens(namespace, is_theirs, screens))


# Words to sort content by are the same for everybody.
SHARED_CHOOSERS = ("wagtailsnippetchoosers_taxonomy_", "wagtailsnippetchoosers_news_newscategory:")
# Our own pages do this, with reauthentication.
OWN_PAGES = {"wagtailadmin_account": "profile"}
# Accounts and rights come from memberships alone.
CLOSED_TO_ALL = ("wagtailusers_users:", "wagtailusers_groups:")


def admin_scope_middleware(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Checks the screen and its ids before the view of the admin runs."""
    return AdminScope(get_response)


class AdminScope:
    """Middleware with a view hook: it sees the name and the ids of the screen."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        if not request.path_info.startswith("/admin/") or not request.user.is_authenticated:
            return None
        _follow_memberships(request)
        name = request.resolver_match.view_name
        # Wagtail would send them to the login page, which sends who is logged in back here.
        if name == "wagtailadmin_home" and not request.user.has_perm("wagtailadmin.access_admin"):
            raise PermissionDenied(_("Only editors write and publish here."))
        if names_nothing(kwargs):
            raise Http404
        if breaks_wagtail(request, name):
            raise BadRequest
        if name in OWN_PAGES:
            return redirect(OWN_PAGES[name])
        if name.startswith(CLOSED_TO_ALL) and not request.user.is_superuser:
            raise PermissionDenied
        if is_limited(request.user):
            _check(request, name, kwargs)
        return None

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """What Wagtail lets through from a form that was cut or too long is a bad request."""
        if not request.path_info.startswith("/admin/"):
            return None
        if isinstance(error, (MultiValueDictKeyError, ValidationError)):
            logger.warning("A form of the editors' side was refused", exc_info=error)
            return bad_request(request, error)
        if isinstance(error, ProtectedError):
            return _still_used(request)
        return None


def _still_used(request: HttpRequest) -> HttpResponse:
    """Back to the question whether to delete, with the reason why nothing was deleted."""
    said = _("This is still used elsewhere, so it was not deleted. Take it away there first.")
    # The screen for many files at once asks with a script.
    if request.resolver_match.view_name.endswith(":delete_multiple"):
        return JsonResponse({"success": False, "error_message": said}, status=409)
    messages.error(request, said)
    return redirect(request.get_full_path())


def _follow_memberships(request: HttpRequest) -> None:
    """A role that ran out last night gives no rights this morning."""
    user = request.user
    current = set(user.groups.filter(name__startswith="portal:").values_list("name", flat=True))
    if current != wanted_groups(user):
        sync_user_rights(user)


def _check(request: HttpRequest, name: str, values: dict[str, Any]) -> None:
    if name.startswith(SHARED_CHOOSERS) and request.method in {"GET", "HEAD"}:
        return
    check = SCREENS.get(name)
    # The same answer for what belongs to others and for what does not exist.
    if check is None or not check(Reach.of(request.user), request, values):
        raise PermissionDenied
