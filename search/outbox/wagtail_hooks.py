"""What search could not be told, for the administrator: see why, try again, or let it go."""

from collections.abc import MutableSequence
from typing import Any

from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.admin.ui.components import Component
from wagtail.admin.views.generic import EditView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permissions import register_permission_policy

from .actions import retry
from .models import Change
from .permissions import ChangePolicy


class ParkedIndexView(IndexView):
    """Only what waits for a person."""

    page_title = _("Not in search")

    def get_base_queryset(self) -> QuerySet[Change]:
        return Change.objects.parked()


class RetryView(EditView):
    """Nothing of a change can be edited; saving it tries again."""

    success_message = _("“%(object)s” is tried again.")

    def save_instance(self) -> Change:
        retry([self.form.instance])
        return self.form.instance

    def form_valid(self, form: ModelForm) -> Any:
        self.form = form
        return super().form_valid(form)


class ChangeViewSet(ModelViewSet):
    model = Change
    name = "search-outbox"
    icon = "warning"
    menu_label = _("Not in search")
    add_to_settings_menu = True
    index_view_class = ParkedIndexView
    edit_view_class = RetryView
    copy_view_enabled = False
    list_display = ["__str__", "error", "attempts", "created_at"]
    list_filter = ["kind"]
    search_fields: tuple[str, ...] = ()
    panels = [
        HelpPanel(
            content=_(
                "Search could not take this in. Save to try again, once the reason is gone."
                " Delete it to leave it out."
            )
        ),
        *(
            FieldPanel(name, read_only=True)
            for name in ("kind", "object_id", "error", "attempts", "created_at")
        ),
    ]


register_permission_policy(Change, ChangePolicy(Change))


@hooks.register("register_admin_viewset")
def register_outbox() -> ChangeViewSet:
    """The list in the settings menu."""
    return ChangeViewSet()


class ParkedPanel(Component):
    """A line on the first page of the administration when something waits."""

    order = 50

    def __init__(self, count: int) -> None:
        self.count = count

    def render_html(self, parent_context: Any = None) -> SafeString:
        text = ngettext(
            "%(count)d text could not be taken into search.",
            "%(count)d texts could not be taken into search.",
            self.count,
        ) % {"count": self.count}
        return format_html(
            '<div class="help-block help-warning"><p><a href="{}">{}</a></p></div>',
            reverse("search-outbox:index"),
            text,
        )


@hooks.register("construct_homepage_panels")
def warn_of_parked(request: HttpRequest, panels: MutableSequence[Component]) -> None:
    """Tell those who may do something about it."""
    if ChangePolicy(Change).user_has_permission(request.user, "change"):
        count = Change.objects.parked().count()
        if count:
            panels.append(ParkedPanel(count))
