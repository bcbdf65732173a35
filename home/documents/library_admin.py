"""The document library in the admin: the regulator's editors all, others their organisation's."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
)
from wagtail.documents.models import AbstractDocument
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from portal.accounts.admin_scope import Reach, is_limited, register_own_rows
from portal.accounts.own_rows import OwnOrganisationForm, OwnRowsPolicy, rows_in_admin
from portal.core.admin_lists import TableSearchViewSet

from .models import DocumentVersion, LibraryDocument
from .permissions import can_open_by_address, can_read


class LibraryDocumentForm(OwnOrganisationForm):
    """Files come from the collections that the person works in; what is in the library has one."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        chosen = []
        for form in self.formsets["versions"].forms:
            form.full_clean()
            values = getattr(form, "cleaned_data", {})
            if not values.get("file") or values.get("DELETE"):
                continue
            chosen.append(values["file"])
            if self._is_out_of_reach(form, values["file"]):
                form.add_error("file", _("Choose a file of your own organisation."))
        if cleaned.get("is_published") and not chosen:
            self.add_error("is_published", _("Without a file there is nothing to read yet."))
        return cleaned

    def _is_out_of_reach(self, form: Any, file: AbstractDocument) -> bool:
        if form.instance.pk and form.instance.file_id == file.pk:
            return False
        return is_limited(self.for_user) and not Reach.of(self.for_user).has_document(file.pk)


def _panels(*names: str) -> list[FieldPanel]:
    return [FieldPanel(name) for name in names]


VERSION_PANELS = [
    FieldPanel("file"),
    FieldRowPanel(_panels("dated_on", "label")),
    FieldPanel("what_changed"),
]


class LibraryDocumentViewSet(TableSearchViewSet):
    model = LibraryDocument
    icon = "doc-full-inverse"
    menu_label = _("Document library")
    menu_name = "document-library"
    menu_order = 460
    add_to_admin_menu = True
    copy_view_enabled = False
    list_display = ["__str__", "kind", "organisation", "readers", "dated_on", "is_published"]
    list_filter = ["kind", "readers", "is_published"]
    ordering = ["-dated_on", "-pk"]
    search_fields = ("title_nl", "title_fr")
    edit_handler = ObjectList(
        [
            MultiFieldPanel(_panels("title_nl", "summary_nl"), heading=_("Dutch")),
            MultiFieldPanel(_panels("title_fr", "summary_fr"), heading=_("French")),
            MultiFieldPanel(
                _panels("kind", "languages", "dated_on", "themes"), heading=_("To find it")
            ),
            MultiFieldPanel(
                [
                    HelpPanel(
                        content=_(
                            "Only these people reach the page and the files, also by their address."
                        )
                    ),
                    *_panels("organisation", "readers", "is_published"),
                ],
                heading=_("For whom"),
            ),
            InlinePanel(
                "versions", panels=VERSION_PANELS, heading=_("Versions"), label=_("version")
            ),
            MultiFieldPanel(
                _panels("is_accessible", "text_version_nl", "text_version_fr", "other_version_url"),
                heading=_("For who cannot read the file"),
            ),
        ],
        base_form_class=LibraryDocumentForm,
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[LibraryDocument]:
        """Those that the person edits."""
        return rows_in_admin(LibraryDocument, request.user).select_related("organisation")


# Taken out of the library, not deleted: others refer to it, and its file keeps its readers.
register_permission_policy(LibraryDocument, OwnRowsPolicy(LibraryDocument, {"add", "change"}))
register_own_rows(
    LibraryDocument,
    partial(rows_in_admin, LibraryDocument),
    "list list_results add edit history history_results",
)
register_snippet(LibraryDocumentViewSet)


# Before Wagtail's own question, as for closed collections: it would tell that the file exists.
@hooks.register("before_serve_document", order=-10)
def hide_files_of_others(document: AbstractDocument, request: HttpRequest) -> None:
    """Raises Http404 for a version of what this person may not read, and for what nobody uses."""
    versions = DocumentVersion.objects.filter(file=document)
    version = versions.select_related("entry__organisation").first()
    may_open = (
        can_read(request.user, version.entry)
        if version is not None
        else can_open_by_address(request, document)
    )
    if not may_open:
        raise Http404
