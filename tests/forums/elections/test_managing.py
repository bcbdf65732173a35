"""Who manages an election, what its pages cost, and what they answer to odd requests."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from forums.elections.actions import (
    cancel,
    enter_from_paper,
    install,
    prepare,
    publish,
    publish_list,
    release,
)
from forums.elections.models import Election
from forums.elections.urls import urlpatterns
from tests.factories.accounts import staff_of
from tests.factories.organisations import HousingCompanyFactory

from .conftest import TEXTS, calendar

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("who", ["tenant", "stranger"])
def test_nobody_else_manages_it(request, client, listed, who):
    user = request.getfixturevalue(who)
    for act in (
        lambda: cancel(election=listed, actor=user, reason={"nl": "Nee"}),
        lambda: enter_from_paper(election=listed, actor=user, name="X"),
        lambda: publish_list(election=listed, actor=user),
        lambda: release(election=listed, actor=user),
        lambda: install(election=listed, actor=user),
    ):
        with pytest.raises(PermissionDenied):
            act()
    client.force_login(user)
    for name in ("edit", "cancel", "paper", "count", "repeat", "place_create"):
        address = reverse(f"elections:{name}", args=[listed.slug])
        assert client.get(address).status_code == 404
        assert client.post(address).status_code == 404


def test_an_editor_of_another_company_manages_nothing_here(client, listed, stranger):
    other = staff_of(stranger.memberships.get().organisation)
    client.force_login(other)
    assert client.get(reverse("elections:count", args=[listed.slug])).status_code == 404


@pytest.mark.parametrize("who", ["", "tenant", "editor", "regulator"])
def test_odd_requests_are_answered(request, client, listed, who):
    if who:
        client.force_login(request.getfixturevalue(who))
    odd = {
        "act": "\x00",
        "name": "\x00" * 300,
        "votes_cast": "9" * 40,
        "company": "x",
        "page": "\x00",
    }
    for pattern in urlpatterns:
        values = {"slug": listed.slug, "pk": 2**70}
        keys = {key: values[key] for key in pattern.pattern.converters}
        address = reverse(f"elections:{pattern.name}", kwargs=keys)
        for method in ("get", "head", "post", "put", "delete"):
            answer = getattr(client, method)(address, odd if method in {"get", "post"} else None)
            assert answer.status_code < 500, (method, address)


def test_two_elections_of_a_company_are_not_held_at_once(company, editor, listed, now):
    row = prepare(company=company, actor=editor, texts=TEXTS, slug="nog-een", **calendar(now))
    with pytest.raises(ValidationError):
        publish(election=row, actor=editor)


def test_an_election_that_was_held_again_holds_nobody_back(company, now):
    rows = [
        prepare(company=company, actor=None, texts=TEXTS, slug=f"keer-{n}", **calendar(now))
        for n in range(3)
    ]
    for before, row in zip([None, *rows], rows, strict=False):
        Election.objects.filter(pk=row.pk).update(repeats=before)
        publish(election=row, actor=None)
    assert Election.objects.published().count() == 3


def test_it_is_called_after_a_question(client, company, editor, now):
    row = prepare(company=company, actor=editor, texts=TEXTS, **calendar(now))
    client.force_login(editor)
    address = reverse("elections:call", args=[row.slug])
    assert client.get(address).status_code == 200
    assert not Election.objects.published().exists()
    assert client.post(address, {}).status_code == 302
    assert Election.objects.published().get() == row
    assert client.get(address).status_code == 403


def test_the_pages_cost_the_same_for_many(client, listed, now, django_assert_max_num_queries):
    client.get(listed.get_absolute_url())
    with django_assert_max_num_queries(11):
        client.get(listed.get_absolute_url())
    for place in range(8):
        other = HousingCompanyFactory()
        row = prepare(company=other, actor=None, texts=TEXTS, slug=f"nog-{place}", **calendar(now))
        publish(election=row, actor=None)
    index = reverse("elections:index")
    client.get(index)
    with django_assert_max_num_queries(6):
        client.get(index)
