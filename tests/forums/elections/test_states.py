"""What each state of an election allows, by role, by the clock, and to a form that comes again."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from forums.elections.actions import (
    appeal,
    cancel,
    change,
    install,
    publish,
    publish_list,
    repeat,
    stand,
)
from forums.elections.calendar import steps_of
from forums.elections.models import Candidacy, Election
from tests.factories.accounts import tenant_of

from .conftest import TEXTS, calendar, count, fresh

pytestmark = pytest.mark.django_db
State = Election.State
SECOND = timedelta(seconds=1)
# The moment at which a state is looked at: what it is told from, and how far away.
MOMENTS = {
    State.PLANNED: ("candidates_until", -timedelta(days=1)),
    State.OPEN: ("candidates_until", -SECOND),
    State.CLOSED: ("candidates_until", timedelta()),
    State.LISTED: ("voting_from", -SECOND),
    State.VOTING: ("voting_from", timedelta()),
    State.COUNTING: ("voting_until", timedelta()),
    State.APPEAL: ("appeal_until", -SECOND),
    State.FINAL: ("appeal_until", timedelta()),
}
ALLOWED = {
    "change": {State.PLANNED},
    "publish": {State.PLANNED},
    "stand": {State.OPEN},
    "list": {State.CLOSED},
    "count": {State.COUNTING},
    "appeal": {State.APPEAL},
    "install": {State.FINAL},
    "repeat": set(),
}


@pytest.fixture
def reached(request):
    """The election as it stands before a state, so that the clock alone brings it there."""

    def find(state):
        if state == State.PLANNED:
            return request.getfixturevalue("planned")
        if state in {State.OPEN, State.CLOSED}:
            request.getfixturevalue("candidates")
            return request.getfixturevalue("election")
        early = state in {State.LISTED, State.VOTING, State.COUNTING}
        return request.getfixturevalue("listed" if early else "released")

    return find


def attempt(verb, election, editor, tenant, now):
    {
        "change": lambda: change(election=election, actor=editor, texts={}, **calendar(now)),
        "publish": lambda: publish(election=election, actor=editor),
        "stand": lambda: stand(
            election=election, user=tenant, name="Fatima", text="", shows_name=True
        ),
        "list": lambda: publish_list(election=election, actor=editor),
        "count": lambda: count(election, editor),
        "appeal": lambda: appeal(election=election, user=tenant, text="De deur was dicht."),
        "install": lambda: install(election=election, actor=editor),
        "repeat": lambda: repeat(election=election, actor=editor, texts=TEXTS, **calendar(now)),
    }[verb]()


@pytest.mark.parametrize("state", MOMENTS)
def test_each_moment_allows_what_belongs_to_it(reached, editor, tenant, now, state):
    election = reached(state)
    name, away = MOMENTS[state]
    with time_machine.travel(getattr(election, name) + away, tick=False):
        assert fresh(election).state() == state
        for verb, states in ALLOWED.items():
            if state in states:
                continue
            with pytest.raises(PermissionDenied):
                attempt(verb, fresh(election), fresh(editor), fresh(tenant), now)
        for verb, states in ALLOWED.items():
            if state in states and verb not in {"change", "publish"}:
                attempt(verb, fresh(election), fresh(editor), fresh(tenant), now)


@pytest.mark.parametrize("who", ["tenant", "stranger", "nobody"])
@pytest.mark.parametrize("name", ["edit", "act", "cancel", "repeat", "place_create", "count"])
def test_a_form_of_the_organisers_that_others_send_changes_nothing(
    request, client, listed, who, name
):
    if who != "nobody":
        client.force_login(request.getfixturevalue(who))
    before = Election.objects.values().get(pk=listed.pk)
    answer = client.post(
        reverse(f"elections:{name}", args=[listed.slug]), {"act": "list", "reason_nl": "Nee"}
    )
    assert answer.status_code in {302, 403, 404}
    if answer.status_code == 302:
        assert reverse("account_login") in answer.url
    assert Election.objects.values().get(pk=listed.pk) == before
    assert Election.objects.count() == 1


def test_a_candidacy_that_was_left_open_over_the_last_moment_is_refused(client, election, tenant):
    client.force_login(tenant)
    address = reverse("elections:stand", args=[election.slug])
    values = {"name": "Fatima", "text": "Licht", "shows_name": "on"}
    with time_machine.travel(election.candidates_until, tick=False):
        client.force_login(fresh(tenant))
        assert client.post(address, values).status_code == 403
    assert not Candidacy.objects.exists()


def test_the_same_form_twice_stands_once(client, election, tenant):
    client.force_login(tenant)
    address = reverse("elections:stand", args=[election.slug])
    for _time in range(2):
        client.post(address, {"name": "Fatima", "text": "Licht", "shows_name": "on"})
    assert Candidacy.objects.count() == 1


def test_what_is_cancelled_allows_nothing_but_another_one(election, editor, tenant, now):
    cancel(election=election, actor=editor, reason={"nl": "De zaal is dicht."})
    for verb in set(ALLOWED) - {"repeat"}:
        with pytest.raises(PermissionDenied):
            attempt(verb, fresh(election), fresh(editor), fresh(tenant), now)
    attempt("repeat", fresh(election), fresh(editor), tenant_of(election.company), now)
    with pytest.raises(PermissionDenied):
        attempt("repeat", fresh(election), fresh(editor), fresh(tenant), now)


@pytest.mark.parametrize(
    ("moment", "steps"),
    [
        (("candidates_until", -SECOND), ["now", "next", "next", "next", "next"]),
        (("voting_from", -timedelta(days=9)), ["done", "done", "next", "next", "next"]),
        (("voting_from", timedelta()), ["done", "done", "now", "next", "next"]),
        (("appeal_until", -SECOND), ["done", "done", "done", "now", "next"]),
    ],
)
def test_the_staircase_says_what_is_now(election, moment, steps):
    name, away = moment
    at = getattr(election, name) + away
    assert [step.state for step in steps_of(election, at)] == steps


def test_what_is_cancelled_has_no_step_to_come(client, election, editor):
    cancel(election=election, actor=editor, reason={"nl": "Te weinig kandidaten"})
    html = client.get(election.get_absolute_url()).content.decode()
    assert [step.state for step in steps_of(Election.objects.get(pk=election.pk))] == []
    assert "U stemt op papier" not in html


@pytest.mark.parametrize(
    ("name", "days"), [("listed_on", 2), ("listed_on", 31), ("installed_on", 39)]
)
def test_days_out_of_order_are_refused(planned, editor, now, name, days):
    dates = calendar(now) | {name: timezone.localdate(now) + timedelta(days=days)}
    with pytest.raises(ValidationError) as refusal:
        change(election=planned, actor=editor, texts={}, **dates)
    assert name in refusal.value.message_dict
