"""Two authors write at once: nobody overwrites the other unseen, and nothing typed is lost."""

import re

import pytest
from django.urls import reverse

from home.submissions import actions
from home.submissions.models import CoAuthor
from home.submissions.story import text_of
from portal.accounts.models import Role
from tests.factories.accounts import staff_of
from tests.factories.organisations import OrganisationFactory

pytestmark = pytest.mark.django_db
STEP = 4


@pytest.fixture
def colleague(draft):
    user = staff_of(OrganisationFactory(), Role.PROFESSIONAL)
    CoAuthor.objects.create(
        submission=draft, user=user, email=user.email, accepted_at=draft.created_at
    )
    return user


@pytest.fixture
def address(draft):
    return reverse("submissions:step", args=[draft.pk, STEP])


def _open(client, user, address):
    """What the form of this person holds when it opens."""
    client.force_login(user)
    html = client.get(address).content.decode()
    return {"seen": re.search(r'name="seen" value="(\d+)"', html)[1]}


def _kept(draft, name):
    return text_of(actions.current_page(draft), name)


def test_the_same_part_is_not_overwritten_unseen(client, draft, author, colleague, address):
    first, second = _open(client, author, address), _open(client, colleague, address)
    client.force_login(author)
    assert client.post(address, first | {"results": "Van de auteur"}).status_code == 302
    client.force_login(colleague)
    answer = client.post(address, second | {"results": "Van de collega"})
    html = answer.content.decode()
    assert answer.status_code == 200
    assert "Van de auteur" in html
    assert "Van de collega" in html
    assert _kept(draft, "results") == "Van de auteur"
    again = {"seen": re.search(r'name="seen" value="(\d+)"', html)[1], "results": "Van beiden"}
    assert client.post(address, again).status_code == 302
    assert _kept(draft, "results") == "Van beiden"


def test_another_part_stays_what_the_other_made_it(client, draft, author, colleague, address):
    before = {"results": _kept(draft, "results")}
    first, second = _open(client, author, address), _open(client, colleague, address)
    client.force_login(author)
    client.post(address, first | {"results": "Nieuw"})
    client.force_login(colleague)
    typed = second | before | {"what_did_not_work": "De eerste keer kwam niemand."}
    assert client.post(address, typed).status_code == 302
    assert _kept(draft, "results") == "Nieuw"
    assert "niemand" in _kept(draft, "what_did_not_work")


def test_who_was_typing_when_it_was_sent_in_keeps_the_words(
    client, draft, author, colleague, address
):
    opened = _open(client, author, address)
    actions.submit(submission=draft, user=colleague, privacy=True)
    client.force_login(author)
    answer = client.post(address, opened | {"results": "Nog een zin."})
    html = answer.content.decode()
    assert answer.status_code == 403
    assert "Nog een zin." in html
    assert "is ingestuurd" in html
    assert "Nog een zin." not in _kept(draft, "results")


@pytest.mark.parametrize("seen", ["", "x", "0", "9" * 40, "\x00", "-1"])
def test_an_odd_version_is_as_none(client, draft, author, address, seen):
    client.force_login(author)
    assert client.post(address, {"seen": seen, "results": "Goed"}).status_code == 302
    assert _kept(draft, "results") == "Goed"
