"""Agreements of projects, the plainest valid ones."""

from datetime import timedelta

from django.utils import timezone

from projects.cohesion.actions import follow_agreements
from projects.cohesion.models import AgreementParty, CohesionProject, ProjectAgreement
from tests.factories.cohesion import CohesionProjectFactory
from tests.factories.organisations import OrganisationFactory


def agreement(
    project: CohesionProject | None = None, *, ends_in: int = 1000, **fields
) -> ProjectAgreement:
    """One that runs, with its three parties; nobody has signed."""
    project = project or CohesionProjectFactory()
    today = timezone.localdate()
    made = ProjectAgreement.objects.create(
        project=project,
        **{
            "starts_on": today - timedelta(days=1500),
            "ends_on": today + timedelta(days=ends_in),
            "amount": "121145.38",
            "perimeter_nl": "Blok A tot C",
            **fields,
        },
    )
    Kind = AgreementParty.Kind
    parties = [
        (Kind.REGULATOR, OrganisationFactory(regulator=True)),
        (Kind.COMPANY, project.companies.first()),
        (Kind.NONPROFIT, project.lead),
    ]
    for kind, organisation in parties:
        made.parties.add(AgreementParty(kind=kind, organisation=organisation))
    made.save()
    follow_agreements(project)
    project.refresh_from_db()
    return made
