"""Thirty-two projects with twenty weekly activities over two years, and ten times as many.

Each page of the agenda asks at most ten questions.
"""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from projects.activities.models import Activity, Session
from tests.factories.activities import ActivityFactory, ActivityTypeFactory
from tests.factories.cohesion import CohesionProjectFactory
from tests.factories.organisations import MunicipalityFactory
from tests.proofs import rounds

pytestmark = [pytest.mark.long, pytest.mark.django_db]
PROJECTS = 32
MOST = 10
BATCH = 5000


def _fill(projects, activities, weeks):
    """`activities` a project, each every week from a year ago on."""
    kind, place = ActivityTypeFactory(), MunicipalityFactory()
    first = timezone.now().replace(hour=12, minute=0) - timedelta(weeks=weeks // 2)
    rows = [
        ActivityFactory.build(
            type=kind,
            organiser=project.lead,
            project=project,
            municipality=place,
            starts_on=first.date(),
            repeat="weekly",
        )
        for project in projects
        for _number in range(activities)
    ]
    made = Activity.objects.bulk_create(rows)
    sessions = (
        Session(
            activity=activity,
            key=f"{first + timedelta(weeks=week):%Y%m%d}",
            starts_at=first + timedelta(weeks=week, hours=number % 9),
            ends_at=first + timedelta(weeks=week, hours=number % 9 + 2),
        )
        for number, activity in enumerate(made)
        for week in range(weeks)
    )
    Session.objects.bulk_create(sessions, batch_size=BATCH)


def _pages(project):
    agenda = reverse("activities:agenda")
    yield from (f"{agenda}?view={view}" for view in ("week", "day", "list", "map", "past"))
    yield f"{agenda}?view=list&project={project.code}&language=nl&free=1"
    yield reverse("activities:rss")
    yield reverse("activities:project_calendar", args=[project.pk])


def test_the_agenda_costs_the_same_however_full_it_is(client, django_assert_max_num_queries):
    projects = [CohesionProjectFactory() for _number in range(rounds(sample=4, full=PROJECTS))]
    weeks = rounds(sample=20, full=104)
    for times in (1, 9):
        _fill(projects, rounds(sample=2, full=20) * times, weeks)
        for address in _pages(projects[0]):
            client.get(address)
            with django_assert_max_num_queries(MOST):
                assert client.get(address).status_code == 200
