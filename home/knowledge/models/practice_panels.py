"""The editors' screen of a practice: its story, how it is found, where it stands."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    MultiFieldPanel,
    ObjectList,
    PageChooserPanel,
    TabbedInterface,
)

from home.site.models.base import PortalPage

STORY = (
    "context",
    "steps",
    "partners",
)
MEANS = ("means_people", "means_time", "budget_band", "duration", "period")
RESULTS = ("results", "how_measured", "what_did_not_work", "conditions_for_transfer")
SUBJECTS = ("pillars", "lines", "objectives", "themes", "target_groups")
MAKERS = ("organisation", "co_organisations", "organisation_kind", "company")
STATE = ("phase", "evidence", "year", "last_checked_on", "translation_status")


def _panels(names: tuple[str, ...]) -> list[FieldPanel]:
    return [FieldPanel(name) for name in names]


def practice_panels() -> TabbedInterface:
    """All fields of a practice, grouped by what an editor is thinking of."""
    story = [
        *PortalPage.content_panels,
        FieldPanel("summary"),
        *_panels(STORY),
        MultiFieldPanel(_panels(MEANS), heading=_("Means")),
        MultiFieldPanel(_panels(RESULTS), heading=_("Results and lessons")),
        FieldPanel("body"),
        FieldPanel("documents"),
        FieldPanel("photos"),
    ]
    sorting = [
        MultiFieldPanel(_panels(SUBJECTS), heading=_("Subjects")),
        MultiFieldPanel(
            [
                *_panels(MAKERS),
                PageChooserPanel("project", "cohesion.ProjectPage"),
                FieldPanel("municipalities"),
                FieldPanel("contact"),
            ],
            heading=_("Who and where"),
        ),
        MultiFieldPanel(
            [*_panels(STATE), FieldPanel("external_id", read_only=True)],
            heading=_("How far it is"),
        ),
    ]
    return TabbedInterface(
        [
            ObjectList(story, heading=_("The practice")),
            ObjectList(sorting, heading=_("To find it")),
            ObjectList(PortalPage.promote_panels, heading=_("Address")),
            ObjectList(PortalPage.settings_panels, heading=_("Dates")),
        ]
    )
