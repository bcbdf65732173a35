"""An event about several things: told once, for the one that is followed, which can be stopped."""

import re

import pytest
from django.core import mail
from django.urls import reverse

from portal.notifications.actions import follow, is_following
from portal.notifications.following import (
    announce_to_followers,
    followed_organisations,
    followed_themes,
)
from portal.notifications.models import Event, Notice
from tests.factories.accounts import UserFactory
from tests.factories.organisations import HousingCompanyFactory, OrganisationFactory
from tests.factories.taxonomy import ThemeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def things(db):
    company = HousingCompanyFactory(name_nl="De Linde")
    theme = ThemeFactory(name_nl="Eenzaamheid", name_fr="Solitude")
    return [*followed_organisations(company), *followed_themes([theme])]


@pytest.fixture
def tell_all(things, django_capture_on_commit_callbacks):
    def tell(**changes):
        values = {
            "event": "news",
            "key": "news:1",
            "followed": things,
            "audience": "public",
            "actor": None,
            "url": "/nl/",
            "params": {"title": "Soep"},
        }
        with django_capture_on_commit_callbacks(execute=True):
            return announce_to_followers(**{**values, **changes})

    return tell


def test_nothing_is_written_when_nobody_follows(tell_all):
    assert tell_all() is None
    assert not Event.objects.exists()


def test_who_follows_several_is_told_once(tell_all, things):
    person = UserFactory()
    for thing in things:
        follow(user=person, about=thing.about)
    tell_all()
    tell_all()
    assert Notice.objects.filter(user=person).count() == 1
    assert len(mail.outbox) == 1


def test_the_reason_names_what_the_reader_follows(tell_all, things, client):
    person = UserFactory(language="fr")
    follow(user=person, about=things[1].about)
    tell_all()
    assert "parce que vous suivez «\u202fSolitude\u202f»" in mail.outbox[0].body
    client.force_login(person)
    page = client.get(reverse("notifications:list")).content.decode()
    assert "Eenzaamheid" in page
    assert "De Linde" not in page


def test_the_link_in_the_mail_stops_what_the_reader_follows(tell_all, things, client):
    person = UserFactory()
    follow(user=person, about=things[1].about)
    tell_all()
    link = re.search(r"<([^>]*)>", mail.outbox[0].extra_headers["List-Unsubscribe"])[1]
    client.post(link[link.index("/", 8) :])
    assert not is_following(person, things[1].about)


def test_who_may_not_see_it_is_not_told(tell_all, things):
    follow(user=UserFactory(), about=things[1].about)
    tell_all(audience="professional")
    assert not Notice.objects.exists()


def test_an_organisation_counts_once_and_a_company_is_followed_as_one():
    company, other = HousingCompanyFactory(), OrganisationFactory()
    found = followed_organisations(company, other, company, None)
    assert [one.about for one in found] == [f"company:{company.pk}", f"organisation:{other.pk}"]
