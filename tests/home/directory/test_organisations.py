"""The page of an organisation: what it shared, and following it."""

import pytest
from django.urls import reverse

from portal.notifications.actions import is_following
from portal.notifications.following import about_organisation
from tests.factories.accounts import UserFactory
from tests.factories.organisations import HousingCompanyFactory, OrganisationFactory
from tests.factories.practices import practice

pytestmark = pytest.mark.django_db


def at(organisation):
    return reverse("directory:organisation", args=[organisation.code])


def test_everybody_reads_which_practices_it_made(client, homes):
    maker, other = OrganisationFactory(), OrganisationFactory()
    page = practice(organisation=maker)
    assert page.title in client.get(at(maker)).content.decode()
    assert page.title not in client.get(at(other)).content.decode()
    page.unpublish()
    assert page.title not in client.get(at(maker)).content.decode()


def test_it_is_followed_from_its_page_and_from_a_practice(client, homes):
    maker, user = OrganisationFactory(), UserFactory()
    assert at(maker) in client.get(practice(organisation=maker).url).content.decode()
    client.force_login(user)
    about = about_organisation(maker)
    assert about in client.get(at(maker)).content.decode()
    client.post(reverse("notifications:follow"), {"about": about, "next": at(maker)})
    assert is_following(user, about)
    assert maker.name in client.get(reverse("notifications:settings")).content.decode()


def test_housing_companies_have_pages_of_their_own(client, homes):
    company = HousingCompanyFactory()
    assert client.get(at(company)).status_code == 404
    client.force_login(UserFactory())
    about = f"organisation:{company.pk}"
    assert client.post(reverse("notifications:follow"), {"about": about}).status_code == 404


def test_the_page_costs_the_same_for_many_practices(client, homes, django_assert_num_queries):
    maker = OrganisationFactory()
    for _ in range(4):
        practice(organisation=maker)
    client.get(at(maker))
    with django_assert_num_queries(3):
        client.get(at(maker))
