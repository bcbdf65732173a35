"""What the tests of privacy share."""

import time

import pytest
from django.core.cache import cache
from django.test import Client

from portal.accounts.sessions import AUTHENTICATIONS
from tests.factories.organisations import HousingCompanyFactory

from .whole_person import somebody


@pytest.fixture(autouse=True)
def _fresh_limits(db):
    cache.clear()


@pytest.fixture
def company():
    return HousingCompanyFactory(code="linde", name_nl="De Linde", name_fr="Le Tilleul")


@pytest.fixture
def person(company, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        return somebody(company)


def fresh(user):
    """A browser of somebody who has just given their password."""
    client = Client()
    client.force_login(user)
    session = client.session
    session[AUTHENTICATIONS] = [{"method": "password", "at": time.time(), "reauthenticated": True}]
    session["account_authentication_methods_user"] = str(user.pk)
    session.save()
    return client
