"""What the tests of accounts share."""

import re

import pytest
from django.core.cache import cache

from tests.factories.accounts import PASSWORD
from tests.factories.organisations import HousingCompanyFactory


@pytest.fixture(autouse=True)
def _fresh_limits(db):
    """No test counts the tries of another."""
    cache.clear()


@pytest.fixture
def company():
    return HousingCompanyFactory(code="linde", name_nl="De Linde", name_fr="Le Tilleul")


@pytest.fixture
def log_in(client):
    """Log in through the one door, as a visitor does."""

    def act(user, password=PASSWORD, browser=client, **extra):
        return browser.post(
            "/nl/account/inloggen/", {"login": user.email, "password": password}, **extra
        )

    return act


def link_in(message):
    """The path of the first link in a mail."""
    return re.search(r"https?://[^/\s]+(/\S+)", message.body).group(1)
