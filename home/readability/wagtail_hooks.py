"""The hint's address and script, and its list among the reports."""

from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from portal.accounts.admin_scope import is_limited, open_screens

from . import views

open_screens("readability_measure")


class ReportMenuItem(MenuItem):
    """Shown to the regulator's editors."""

    def is_shown(self, request) -> bool:
        return not is_limited(request.user)


@hooks.register("register_admin_urls")
def readability_addresses():
    """Below the admin's own address and login."""
    return [
        path("readability/", views.report, name="readability_report"),
        path("readability/measure/", views.reading, name="readability_measure"),
    ]


@hooks.register("register_reports_menu_item")
def readability_menu():
    """The list among the reports."""
    return ReportMenuItem(
        _("Easy to read?"), reverse("readability_report"), icon_name="view", order=1200
    )


@hooks.register("insert_editor_js")
def readability_script() -> SafeString:
    """Measures anew while somebody types."""
    return format_html('<script src="{}" defer></script>', static("js/admin-readability.js"))
