"""Wagtail's own search answers 500 to these on SQLite; ours must not, in any screen."""

import pytest
from django.urls import reverse

from portal.accounts.models import User
from tests.factories.pages import page

pytestmark = pytest.mark.django_db

ODD = [
    '"',
    'a"b',
    "   ",
    "\x00",
    "lift\x00",
    "'",
    "*",
    "a*",
    "AND",
    "NEAR(",
    "^",
    "-",
    "(",
    "é" * 3000,
]
SCREENS = [
    "/admin/pages/search/?q={q}",
    "/admin/pages/{home}/?q={q}",
    "/admin/choose-page/search/?q={q}",
    "/admin/images/?q={q}",
    "/admin/images/chooser/results/?q={q}",
    "/admin/documents/?q={q}",
    "/admin/documents/chooser/results/?q={q}",
    "/admin/snippets/news/newscategory/?q={q}",
    "/admin/snippets/choose/news/newscategory/results/?q={q}",
    "/admin/users/?q={q}",
    "/admin/redirects/?q={q}",
    "/admin/reports/site-history/?object_title={q}",
]


@pytest.fixture
def admin(client, homes):
    user = User.objects.create_superuser("admin@example.test", "x" * 14, language="nl")
    client.force_login(user)
    return client


@pytest.mark.parametrize("screen", SCREENS)
def test_odd_words_find_nothing_and_break_nothing(admin, homes, screen):
    from urllib.parse import quote

    for words in ODD:
        address = screen.format(q=quote(words), home=homes["nl"].pk)
        assert admin.get(address).status_code in {200, 302, 404}, (address[:80], words[:5])


def test_a_word_finds_its_page(admin, homes):
    page(title="Sleutelkast")
    found = admin.get(reverse("wagtailadmin_pages:search"), {"q": 'sleutelkast"'})
    assert "Sleutelkast" in found.content.decode()
