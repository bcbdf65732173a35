"""Permanences and their openings, the plainest valid ones."""

from datetime import time, timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from projects.activities.models import Repeat
from projects.permanences.actions import replan
from projects.permanences.models import ClosingDays, Permanence

from .organisations import HousingCompanyFactory


class PermanenceFactory(DjangoModelFactory):
    """Every week from tomorrow on; without openings until `planned_permanence`."""

    title_nl = factory.Sequence(lambda n: f"Sociale dienst {n}")
    title_fr = factory.Sequence(lambda n: f"Service social {n}")
    organisation = factory.SubFactory(HousingCompanyFactory)
    repeat = Repeat.WEEKLY
    starts_on = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=1))
    starts_at = time(9)
    ends_at = time(12)
    skip_public = False
    confirmed_on = factory.LazyFunction(timezone.localdate)

    class Meta:
        model = Permanence


def planned_permanence(**fields) -> Permanence:
    """A permanence whose openings are worked out."""
    permanence = PermanenceFactory(**fields)
    replan(permanence)
    return permanence


def closed(permanence: Permanence, first, last=None, **names) -> ClosingDays:
    """Closing days of its organisation."""
    names = names or {"name_nl": "Verlof", "name_fr": "Congé"}
    return ClosingDays.objects.create(
        organisation=permanence.organisation, first_on=first, last_on=last or first, **names
    )
