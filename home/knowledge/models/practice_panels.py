"""The editors' screen of a practice: its story, how it is found, where it stands."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    MultiFieldPanel,
    ObjectList,
    PageChooserPanel,
    TabbedInterface,
    TitleFieldPanel,
)

from home.site.models.base import PortalPage

HELP: dict[str, Promise] = {
    "title": _("So that a colleague knows at once what it is about. No names of projects alone."),
    "context": _("What was the need, who noticed it, and for how many people?"),
    "steps": _("One act a step. The title of the step says what is done."),
    "partners": _("One partner a line: organisations and services, no persons."),
    "means_people": _("Which jobs, and how many hours a week?"),
    "means_time": _("How long did it take to prepare, and how long does it run?"),
    "budget_band": _("All costs of a year together, without the wages of who works there already."),
    "duration": _("For example: six weeks, or permanent."),
    "period": _("For example: every winter since 2022."),
    "results": _("What changed for tenants? Numbers under five people are left out."),
    "how_measured": _("Counted, asked, or seen? By whom?"),
    "what_did_not_work": _("Colleagues learn most from this."),
    "conditions_for_transfer": _("Without what does it not work elsewhere?"),
    "body": _("Only for what fits nowhere above; an import puts its text here."),
    "documents": _("Files that a colleague can use again: a form, a script, a poster."),
    "photos": _("Only with written consent; after its last day they disappear by themselves."),
    "themes": _("Three to five. Search and “related practices” work with them."),
    "target_groups": _("For whom it was made; it informs and shuts nobody out."),
    "pillars": _("Individual, collective or community work."),
    "lines": _("Only for collective work."),
    "organisation": _("Who did it. Not in the list? Choose the kind of organisation below."),
    "company": _("Only when it was done with one housing company."),
    "phase": _("How far it was when it was checked last."),
    "evidence": _("Described by its makers, supported by figures, or evaluated by others."),
    "last_checked_on": _("Long after this day the makers are asked whether it still holds."),
    "translation_status": _("Of this version. “Checked”: a person has read it with the original."),
}
STORY = ("context", "steps", "partners")
MEANS = ("means_people", "means_time", "budget_band", "duration", "period")
RESULTS = ("results", "how_measured", "what_did_not_work", "conditions_for_transfer")
ENCLOSED = ("documents", "photos")
SUBJECTS = ("pillars", "lines", "objectives", "themes", "target_groups")
MAKERS = ("organisation", "co_organisations", "organisation_kind", "company")
STATE = ("phase", "evidence", "year", "last_checked_on", "translation_status")


def _panels(names: tuple[str, ...]) -> list[FieldPanel]:
    # A field that explains itself keeps its own words.
    return [
        FieldPanel(name, **({"help_text": HELP[name]} if name in HELP else {})) for name in names
    ]


def practice_panels() -> TabbedInterface:
    """All fields of a practice, grouped by what an editor is thinking of."""
    story = [
        TitleFieldPanel("title", help_text=HELP["title"]),
        FieldPanel("summary"),
        MultiFieldPanel(
            _panels(STORY),
            heading=_("What was done"),
            help_text=_("Write for a colleague who has never heard of it."),
        ),
        MultiFieldPanel(
            _panels(MEANS),
            heading=_("Means"),
            help_text=_("So that a colleague can judge whether it is within reach."),
        ),
        MultiFieldPanel(
            _panels(RESULTS),
            heading=_("Results and lessons"),
            help_text=_("Honest is more useful than perfect: what failed belongs here, too."),
        ),
        MultiFieldPanel(_panels(("body",)), heading=_("More text")),
        MultiFieldPanel(_panels(ENCLOSED), heading=_("Files")),
    ]
    sorting = [
        MultiFieldPanel(
            _panels(SUBJECTS),
            heading=_("Subjects"),
            help_text=_("Written once: they hold for both languages."),
        ),
        MultiFieldPanel(
            [
                *_panels(MAKERS),
                PageChooserPanel("project", "cohesion.ProjectPage"),
                FieldPanel("municipalities"),
                FieldPanel("contact"),
            ],
            heading=_("Who and where"),
            help_text=_("Mailboxes of services, never of persons. It holds for both languages."),
        ),
        MultiFieldPanel(
            [*_panels(STATE), FieldPanel("external_id", read_only=True)],
            heading=_("How far it is"),
            help_text=_("Readers and filters trust these: keep them true."),
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
