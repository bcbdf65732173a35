"""The pages that present social cohesion projects."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.fields import StreamField
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from home.site.blocks.media import Picture
from home.site.models import PortalPage
from home.site.models.mixins import PLAIN_PANELS, TenantFacing, WithBody
from projects.cohesion.blocks import Coordinator, Partner

from .project import CohesionProject


class ProjectIndexPage(PortalPage):
    """All projects, as a list and on the map."""

    template = "projects/cohesion/index.html"
    fixed_key = "projects"
    subpage_types = ["cohesion.ProjectPage"]
    content_panels = [*PortalPage.content_panels, FieldPanel("summary")]

    class Meta:
        verbose_name = _("list of social cohesion projects")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from projects.cohesion.lists import project_directory
        from projects.cohesion.permissions import can_keep_agreements

        context = super().get_context(request, *args, **kwargs)
        context["keeps_agreements"] = can_keep_agreements(request.user)
        return context | project_directory(self, request.GET)


class ProjectPage(WithBody, TenantFacing, PortalPage):
    """What people can do in a project, where, and who makes it possible."""

    project = models.ForeignKey(
        CohesionProject,
        verbose_name=_("social cohesion project"),
        on_delete=models.PROTECT,
        related_name="pages",
    )
    room = models.CharField(_("where"), max_length=200, blank=True)
    rhythm = models.CharField(_("when"), max_length=200, blank=True)
    coordinator = models.CharField(_("who coordinates"), max_length=120, blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    email = models.EmailField(_("mailbox of the project"), blank=True)
    coordinators = StreamField(
        [("person", Coordinator())], verbose_name=_("coordinators"), blank=True
    )
    languages = models.CharField(
        _("languages spoken"), max_length=160, blank=True, help_text=_("As people say them.")
    )
    public_text = models.CharField(_("for whom"), max_length=250, blank=True)
    partners = StreamField([("partner", Partner())], verbose_name=_("partners"), blank=True)
    photos = StreamField([("image", Picture())], verbose_name=_("photos"), blank=True)
    documents = StreamField(
        [("document", DocumentChooserBlock(label=_("document")))],
        verbose_name=_("documents"),
        blank=True,
    )

    template = "projects/cohesion/project.html"
    shown_with = ("project",)
    parent_page_types = ["cohesion.ProjectIndexPage"]
    subpage_types = ["site_pages.ContentPage", "news.NewsIndexPage"]
    override_translatable_fields = [
        SynchronizedField("project"),
        SynchronizedField("coordinator"),
        SynchronizedField("phone"),
    ]
    content_panels = [
        *PortalPage.content_panels,
        FieldPanel("project"),
        FieldPanel("summary"),
        *PLAIN_PANELS,
        *(
            FieldPanel(name)
            for name in (
                "room",
                "rhythm",
                "public_text",
                "languages",
                "coordinator",
                "coordinators",
                "phone",
                "email",
                "partners",
                "body",
                "photos",
                "documents",
            )
        ),
    ]
    search_fields = [*PortalPage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("page of a social cohesion project")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from projects.cohesion.lists import project_parts

        context = super().get_context(request, *args, **kwargs)
        return context | project_parts(self, request.user)
