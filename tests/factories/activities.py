"""Activities and their dates, the plainest valid ones."""

from datetime import time, timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from projects.activities.actions import replan
from projects.activities.models import Activity, ActivityType, Session, SignUpKind

from .organisations import OrganisationFactory


class ActivityTypeFactory(DjangoModelFactory):
    code = "cafe"
    name_nl = "Café"
    name_fr = "Café"

    class Meta:
        model = ActivityType
        django_get_or_create = ["code"]


class ActivityFactory(DjangoModelFactory):
    """Once, in three days, published; without dates until `activity_with_dates`."""

    title_nl = factory.Sequence(lambda n: f"Koffie {n}")
    title_fr = factory.Sequence(lambda n: f"Café {n}")
    type = factory.SubFactory(ActivityTypeFactory)
    organiser = factory.SubFactory(OrganisationFactory)
    place_nl = "Lindelaan 12"
    starts_on = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=3))
    starts_at = time(14)
    ends_at = time(16, 30)
    skip_public = False
    is_published = True

    class Meta:
        model = Activity

    class Params:
        with_sign_up = factory.Trait(sign_up=SignUpKind.SITE)


def activity_with_dates(**fields) -> Activity:
    """An activity whose dates are worked out."""
    activity = ActivityFactory(**fields)
    replan(activity)
    return activity


def coming_session(**fields) -> Session:
    """The one date of an activity that people sign up for."""
    return activity_with_dates(with_sign_up=True, **fields).sessions.get()
