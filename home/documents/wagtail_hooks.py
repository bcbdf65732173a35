"""The list of files that search could not read, for editors."""

from typing import Any

from django.db.models import QuerySet
from django.forms import ModelForm
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.admin.views.generic import EditView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permissions import register_permission_policy

from search.outbox.permissions import ChangePolicy

from . import library_admin  # noqa: F401 - the library's screens and its guard
from .actions import read_again
from .models import DocumentText


class UnreadableIndexView(IndexView):
    """Only the files with a problem."""

    page_title = _("Files that cannot be read")

    def get_base_queryset(self) -> QuerySet[DocumentText]:
        return DocumentText.objects.unreadable().select_related("document")


class ReadAgainView(EditView):
    """Nothing can be edited; saving reads the file once more."""

    success_message = _("“%(object)s” was read again.")

    def form_valid(self, form: ModelForm) -> Any:
        self.form = form
        return super().form_valid(form)

    def save_instance(self) -> DocumentText:
        read_again(self.form.instance)
        return self.form.instance


class DocumentTextViewSet(ModelViewSet):
    model = DocumentText
    name = "unreadable-files"
    icon = "doc-full"
    menu_label = _("Files that cannot be read")
    add_to_settings_menu = True
    index_view_class = UnreadableIndexView
    edit_view_class = ReadAgainView
    copy_view_enabled = False
    list_display = ["__str__", "state", "error", "read_at"]
    list_filter = ["state"]
    search_fields: tuple[str, ...] = ()
    panels = [
        HelpPanel(
            content=_(
                "Search knows only the title of this file. Put a better file in its place, or save"
                " to have it read again."
            )
        ),
        *(FieldPanel(name, read_only=True) for name in ("document", "state", "error", "read_at")),
    ]


register_permission_policy(DocumentText, ChangePolicy(DocumentText))


@hooks.register("register_admin_viewset")
def register_unreadable() -> DocumentTextViewSet:
    """The list in the settings menu."""
    return DocumentTextViewSet()
