"""Demo social cohesion projects, with their agreements and pages."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta
from wagtail.models import Page

from portal.taxonomy.models import Theme
from projects.cohesion.actions import follow_agreements
from projects.cohesion.models import (
    AgreementParty,
    CohesionProject,
    ProjectAgreement,
    ProjectPage,
)

from .blocks import body
from .loading import Demo, read
from .pages import publish_versions

FUNDING = {"nl": "Brusselse Hoofdstedelijke Regering", "fr": "Gouvernement bruxellois"}
PUBLIC_TEXT = {
    "nl": "Iedereen uit de buurt, huurder of niet",
    "fr": "Tout le quartier, locataire ou non",
}
SPOKEN = {
    "nl": "Nederlands, Frans en wat handen en voeten",
    "fr": "Français, néerlandais et gestes",
}


def load_projects(demo: Demo, parents: dict[str, Page]) -> None:
    """Social cohesion projects and their pages."""
    for table in read("projects").get("project", []):
        partner = demo.organisations.get(table["municipality_partner"])
        project = CohesionProject(
            code=f"demo-{table['key']}",
            name_nl=table["nl"]["title"],
            name_fr=table["fr"]["title"],
            lead=demo.organisations[table["nonprofit"]],
            municipality=partner.municipalities.first() if partner else None,
            starts_on=demo.day(table["agreement_start_in_days"]),
            ends_on=demo.day(table["agreement_end_in_days"]),
            is_demo=True,
        )
        project.companies = [demo.companies[key] for key in table["companies"]]
        project.sites = [demo.sites[key] for key in table["sites"]]
        project.themes = list(Theme.objects.filter(code__in=table["themes"]))
        project.save()
        _load_agreements(demo, table, project)
        versions = {}
        for code in ("nl", "fr"):
            own = demo.filled(table[code], code)
            versions[code] = {
                "project": project,
                "title": own["title"],
                "summary": own["summary"],
                "plain_language": own.get("plain") or own["summary"],
                "room": table[f"room_{code}"],
                "rhythm": table[f"rhythm_{code}"],
                "coordinator": table["coordinator_name"],
                "coordinators": [("person", _coordinator(code))],
                "public_text": PUBLIC_TEXT[code],
                "languages": SPOKEN[code],
                "partners": [("partner", one) for one in _partners(demo, table, code)],
                "phone": table["phone"],
                "email": table["email"],
                "body": body(own["body"]),
                "is_demo": True,
            }
        publish_versions(ProjectPage, versions, parents)


def _coordinator(code: str) -> dict[str, Any]:
    function = {"nl": "Coördinator, maatschappelijk werker", "fr": "Coordination, assistant social"}
    return {"function": function[code], "name": "", "photo": None, "agrees": False}


def _partners(demo: Demo, table: dict[str, Any], code: str) -> list[dict[str, str]]:
    """Who works along, by name in one language."""
    found = [demo.organisations[key] for key in table.get("partners", [])]
    names = [one.name_nl if code == "nl" else one.name_fr for one in found]
    return [{"name": name, "role": "", "url": ""} for name in names]


def _load_agreements(demo: Demo, table: dict[str, Any], project: CohesionProject) -> None:
    """The agreement that runs, signed by all; before it, for one project, the first one."""
    starts = demo.day(table["agreement_start_in_days"])
    ends = demo.day(table["agreement_end_in_days"])
    earlier = None
    if table.get("agreement_before"):
        first = starts - relativedelta(years=5)
        earlier = _agreement(demo, table, project, first, starts - timedelta(days=1))
    _agreement(demo, table, project, starts, ends, earlier)
    follow_agreements(project)
    project.refresh_from_db()


def _agreement(
    demo: Demo,
    table: dict[str, Any],
    project: CohesionProject,
    starts_on: date,
    ends_on: date,
    previous: ProjectAgreement | None = None,
) -> ProjectAgreement:
    made = ProjectAgreement(
        project=project,
        previous=previous,
        starts_on=starts_on,
        ends_on=ends_on,
        amount=table.get("amount"),
        funding_nl=FUNDING["nl"],
        funding_fr=FUNDING["fr"],
        perimeter_nl=", ".join(demo.sites[key].name_nl for key in table["sites"]),
        perimeter_fr=", ".join(demo.sites[key].name_fr for key in table["sites"]),
    )
    Kind = AgreementParty.Kind
    parties = [
        (Kind.REGULATOR, demo.organisations["regulator"]),
        *((Kind.COMPANY, demo.companies[key]) for key in table["companies"]),
        (Kind.NONPROFIT, demo.organisations[table["nonprofit"]]),
    ]
    if table["municipality_partner"]:
        parties.append((Kind.MUNICIPALITY, demo.organisations[table["municipality_partner"]]))
    made.parties = [
        AgreementParty(
            kind=kind, organisation=organisation, signed_on=starts_on - timedelta(days=20)
        )
        for kind, organisation in parties
    ]
    made.save()
    return made
