"""A project is followed from its page; what is new there is told once."""

import pytest
from django.urls import reverse

from portal.notifications.actions import follow, is_following
from portal.notifications.following import about_organisation, about_theme
from portal.notifications.models import Event, Notice
from projects.activities.telling import tell_published
from projects.cohesion.following import about_project
from tests.factories.accounts import UserFactory
from tests.factories.activities import ActivityFactory, activity_with_dates
from tests.factories.cohesion import CohesionProjectFactory, project_page
from tests.factories.taxonomy import ThemeFactory

pytestmark = pytest.mark.django_db


def test_it_is_followed_from_its_page_and_stands_on_the_list(client, homes):
    page, user = project_page(), UserFactory()
    about = about_project(page.project)
    assert about not in client.get(page.url).content.decode()
    client.force_login(user)
    assert about in client.get(page.url).content.decode()
    client.post(reverse("notifications:follow"), {"about": about, "next": page.url})
    assert is_following(user, about)
    assert page.project.name in client.get(reverse("notifications:settings")).content.decode()


def test_a_new_project_is_told_to_who_follows_its_association(homes):
    project = CohesionProjectFactory()
    follow(user=UserFactory(), about=about_organisation(project.lead))
    page = project_page(project)
    page.save_revision().publish()
    assert Event.objects.get().event == "project_new"


def test_a_new_activity_is_told_once_to_who_follows_project_and_theme(
    django_capture_on_commit_callbacks,
):
    project, theme, user = CohesionProjectFactory(), ThemeFactory(), UserFactory()
    follow(user=user, about=about_project(project))
    follow(user=user, about=about_theme(theme))
    activity = activity_with_dates(project=project)
    activity.themes.set([theme])
    with django_capture_on_commit_callbacks(execute=True):
        tell_published(activity, None)
        tell_published(activity, None)
    assert Notice.objects.filter(user=user).count() == 1


def test_an_activity_without_a_date_to_come_is_no_news():
    activity = ActivityFactory()
    follow(user=UserFactory(), about=about_organisation(activity.organiser))
    tell_published(activity, None)
    assert not Event.objects.exists()
