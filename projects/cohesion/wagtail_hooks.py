"""Projects and their agreements, for the regulator's editors."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from portal.core.admin_lists import TableSearchViewSet

from .actions import follow_agreements
from .models import CohesionProject, ProjectAgreement


class ProjectViewSet(TableSearchViewSet):
    model = CohesionProject
    icon = "group"
    list_display = ["name_nl", "name_fr", "lead", "ends_on"]
    list_filter = ["companies", "municipality"]
    search_fields = ("name_nl", "name_fr")
    add_to_admin_menu = False


class AgreementViewSet(SnippetViewSet):
    model = ProjectAgreement
    icon = "doc-full"
    list_display = ["project", "starts_on", "ends_on", "amount"]
    list_filter = ["project"]
    add_to_admin_menu = False


class ProjectsGroup(SnippetViewSetGroup):
    items = (ProjectViewSet, AgreementViewSet)
    menu_label = _("Social cohesion projects")
    menu_icon = "group"
    menu_name = "cohesion"


register_snippet(ProjectsGroup)


@hooks.register("after_create_snippet")
@hooks.register("after_edit_snippet")
def follow_what_was_saved(request: HttpRequest, instance: Any) -> None:
    """The project lasts as long as its agreements."""
    if isinstance(instance, ProjectAgreement):
        follow_agreements(instance.project)


@hooks.register("after_delete_snippet")
def follow_what_is_left(request: HttpRequest, instances: Any) -> None:
    """The same when one is taken away."""
    for instance in instances:
        if isinstance(instance, ProjectAgreement):
            follow_agreements(instance.project)
