"""What editors of good practices find in the admin."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .sheets import views


class SheetsMenuItem(MenuItem):
    """Shown to whom it is for."""

    def is_shown(self, request) -> bool:
        return request.user.has_perm(views.RIGHT)


@hooks.register("register_admin_urls")
def sheet_addresses():
    """The screens of the spreadsheets, below the admin's own address and login."""
    return [
        path("practice-sheets/", views.sheet_list, name="practice_sheets"),
        path("practice-sheets/empty.xlsx", views.sheet_template, name="practice_sheet_template"),
        path("practice-sheets/<int:pk>/", views.sheet, name="practice_sheet"),
    ]


@hooks.register("register_admin_menu_item")
def sheet_menu():
    """Their place in the menu."""
    return SheetsMenuItem(
        _("Practices from a file"), reverse("practice_sheets"), icon_name="upload", order=450
    )
