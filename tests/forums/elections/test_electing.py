"""From the call to the council: rules, candidates, thresholds, two people, appeals, seats."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from forums.councils.models import AdvisoryCouncil, Seat
from forums.elections.actions import (
    add_place,
    appeal,
    change,
    check_conditions,
    decide_appeal,
    install,
    prepare,
    publish,
    publish_list,
    release,
    repeat,
    stand,
    withdraw,
)
from forums.elections.models import Candidacy, Election
from forums.elections.search_source import election_source
from portal.core.preferences import Preferences
from portal.core.words import number
from portal.notifications.models import Event
from tests.factories.accounts import staff_of, tenant_of
from tests.factories.consultations import CouncilFactory, seat_in

from .conftest import TEXTS, calendar, count, fresh

pytestmark = pytest.mark.django_db
State = Election.State


def test_the_rules_are_frozen_when_it_is_called(election):
    before = fresh(election)
    settings = Preferences.load()
    settings.minimum_candidates, settings.voter_age = 9, 40
    settings.save()
    after = fresh(election)
    assert (after.minimum_candidates, after.voter_age) == (
        before.minimum_candidates,
        before.voter_age,
    )
    assert after.minimum_candidates == 5


def test_nobody_finds_it_before_it_is_called(client, planned, tenant, editor):
    for reader, status in ((None, 404), (tenant, 404), (editor, 200)):
        if reader:
            client.force_login(reader)
        assert client.get(planned.get_absolute_url()).status_code == status
    assert election_source.document(str(planned.pk)) is None


def test_the_call_is_read_by_everybody_and_told_to_tenants(
    client, planned, editor, tenant, stranger, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        publish(election=planned, actor=editor)
    assert list(Event.objects.values_list("recipient", flat=True)) == [tenant.pk]
    for language, word in (("nl", "Stel u kandidaat."), ("fr", "Portez-vous candidat.")):
        page = client.get(f"/{language}/{'verkiezingen' if language == 'nl' else 'elections'}/")
        assert page.status_code == 200
        assert election_source.document(str(planned.pk)).texts[language].body == word
    assert planned.council.state == AdvisoryCouncil.State.IN_ELECTION


def test_a_called_election_keeps_its_texts_and_dates(election, editor, now):
    with pytest.raises(PermissionDenied):
        change(election=election, actor=editor, texts=TEXTS, **calendar(now))
    with pytest.raises(PermissionDenied):
        publish(election=election, actor=editor)


def test_dates_follow_each_other(company, editor, now):
    dates = calendar(now) | {"voting_from": now}
    with pytest.raises(ValidationError):
        prepare(company=company, actor=editor, texts=TEXTS, **dates)


def test_places_lie_within_the_days_of_voting(planned, editor, now):
    with pytest.raises(ValidationError):
        add_place(
            election=planned,
            actor=editor,
            place={"nl": "Hal"},
            starts_at=now,
            ends_at=now + timedelta(hours=1),
        )


def test_a_tenant_stands_changes_and_withdraws(client, election, tenant):
    client.force_login(tenant)
    address = reverse("elections:stand", args=[election.slug])
    for text in ("Meer licht", "Meer groen"):
        client.post(address, {"name": "Fatima", "text": text, "shows_name": "on"})
    candidacy = Candidacy.objects.get()
    assert candidacy.text == "Meer groen"
    client.post(reverse("elections:withdraw", args=[election.slug, candidacy.pk]))
    candidacy.refresh_from_db()
    assert (candidacy.withdrawn_at is not None, candidacy.text) == (True, "")
    stand(election=election, user=tenant, name="Fatima")
    assert Candidacy.objects.count() == 2


@pytest.mark.parametrize("who", ["stranger", "editor", "regulator"])
def test_only_tenants_of_the_company_stand(request, election, who):
    with pytest.raises(PermissionDenied):
        stand(election=election, user=request.getfixturevalue(who), name="Ik")


def test_nobody_stands_after_the_last_moment(election, tenant):
    until = election.candidates_until
    with pytest.raises(PermissionDenied):
        stand(election=election, user=tenant, name="Ik", at=until)
    assert stand(election=election, user=tenant, name="Ik", at=until - timedelta(seconds=1))


def test_nobody_withdraws_for_another(election, tenant, company):
    candidacy = stand(election=election, user=tenant, name="Ik")
    with pytest.raises(PermissionDenied):
        withdraw(candidacy=candidacy, actor=tenant_of(company))


def test_nobody_confirms_their_own_candidacy(election, company):
    both = staff_of(company)
    from tests.factories.accounts import MembershipFactory

    MembershipFactory(user=both, organisation=company, verified=True)
    candidacy = stand(election=election, user=both, name="Ik")
    with pytest.raises(PermissionDenied):
        check_conditions(candidacy=candidacy, actor=both, met=True)


def test_of_the_conditions_only_yes_or_no_is_kept():
    kept = {field.name for field in Candidacy._meta.get_fields()}
    assert not kept & {"birth_date", "age", "address", "national_number", "seniority", "reason"}


def test_candidates_are_unknown_before_the_list(client, election, candidates, company):
    client.force_login(tenant_of(company))
    page = client.get(election.get_absolute_url()).content.decode()
    assert "Kandidaat 1" not in page


def test_the_list_shows_names_with_consent_in_a_drawn_order(client, listed):
    page = client.get(listed.get_absolute_url()).content.decode()
    assert "Kandidaat 1" in page
    assert "Kandidaat 0" not in page
    assert "Op Papier" not in page
    places = list(listed.candidacies.in_drawn_order().values_list("position", flat=True))
    assert places == [1, 2, 3, 4, 5, 6]


def test_the_list_waits_until_all_are_checked(election, tenant, editor):
    stand(election=election, user=tenant, name="Ik")
    after = election.candidates_until + timedelta(days=1)
    with time_machine.travel(after, tick=False), pytest.raises(ValidationError):
        publish_list(election=election, actor=fresh(editor))


def test_with_too_few_candidates_it_is_cancelled_and_held_again(
    client, election, tenant, editor, now
):
    candidacy = stand(election=election, user=tenant, name="Ik")
    check_conditions(candidacy=candidacy, actor=editor, met=True)
    after = election.candidates_until + timedelta(days=1)
    with time_machine.travel(after, tick=False):
        actor = fresh(editor)
        publish_list(election=election, actor=actor)
        row = fresh(election)
        assert row.state() == State.CANCELLED
        assert "1" in row.cancel_reason_nl
        again = repeat(
            election=row, actor=actor, texts=TEXTS, **calendar(after + timedelta(days=1))
        )
        with pytest.raises(PermissionDenied):
            repeat(election=row, actor=actor, texts=TEXTS, **calendar(after))
        publish(election=again, actor=actor)
        assert again.get_absolute_url() in client.get(row.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    "numbers",
    [
        {"votes_cast": 101},
        {"registered": 0},
        {"votes_cast": 3},
    ],
)
def test_impossible_counts_are_refused(listed, editor, numbers):
    after = listed.voting_until + timedelta(hours=1)
    with time_machine.travel(after, tick=False), pytest.raises(ValidationError):
        count(listed, editor, **numbers)


def test_two_people_release_the_count(client, listed, editor, regulator, company):
    with time_machine.travel(listed.voting_until + timedelta(hours=2), tick=False):
        count(listed, editor, votes_cast=4321, registered=9876)
        with pytest.raises(PermissionDenied):
            release(election=listed, actor=fresh(editor))
        client.force_login(tenant_of(company))
        assert number(4321) not in client.get(listed.get_absolute_url()).content.decode()
        with pytest.raises(IntegrityError), transaction.atomic():
            Election.objects.filter(pk=listed.pk).update(
                released_by=editor, released_at=listed.voting_until
            )
        release(election=listed, actor=fresh(regulator))
        assert number(4321) in client.get(listed.get_absolute_url()).content.decode()
    assert fresh(listed).candidacies.filter(is_elected=True).count() == 6


def test_too_low_a_turnout_makes_it_invalid(listed, editor, regulator):
    with time_machine.travel(listed.voting_until + timedelta(hours=2), tick=False):
        count(listed, editor, votes_cast=40, registered=1000)
        release(election=listed, actor=fresh(regulator))
        row = fresh(listed)
        assert row.state() == State.INVALID
        assert not row.candidacies.filter(is_elected=True).exists()
        with pytest.raises(PermissionDenied):
            install(election=row, actor=fresh(editor))


def test_appeals_have_their_days_and_hold_the_council_back(released, tenant, stranger, editor):
    with time_machine.travel(released.appeal_until - timedelta(days=1), tick=False):
        complaint = appeal(election=released, user=fresh(tenant), text="De deur was dicht.")
        assert appeal(election=released, user=fresh(tenant), text="Nog eens") == complaint
        with pytest.raises(PermissionDenied):
            appeal(election=released, user=fresh(stranger), text="Ook ik")
    with time_machine.travel(released.appeal_until + timedelta(hours=1), tick=False):
        actor = fresh(editor)
        with pytest.raises(PermissionDenied):
            install(election=released, actor=actor)
        decide_appeal(appeal=complaint, actor=actor, upheld=False)
        assert install(election=released, actor=actor).is_active


def test_the_elected_take_their_seats_and_the_former_council_ends(
    released, company, editor, candidates
):
    former = CouncilFactory(company=company)
    old = tenant_of(company)
    seat_in(former, old)
    with time_machine.travel(released.appeal_until + timedelta(days=5), tick=False):
        council = install(election=released, actor=fresh(editor))
        with pytest.raises(PermissionDenied):
            install(election=fresh(released), actor=fresh(editor))
    former.refresh_from_db()
    assert former.state == AdvisoryCouncil.State.EXPIRED
    assert Seat.objects.filter(user=old, until__isnull=True).count() == 0
    assert council.seats.count() == 6
    assert council.term_end.year == council.term_start.year + 4
    assert fresh(released).state() == State.INSTALLED


@pytest.mark.parametrize(
    ("days", "state"),
    [(0, State.OPEN), (10, State.CLOSED), (29, State.CLOSED)],
)
def test_without_a_list_it_stays_to_be_checked(election, now, days, state):
    assert election.state(now + timedelta(days=days, minutes=1)) == state


def test_it_is_never_called_a_poll(client, listed):
    page = client.get(listed.get_absolute_url()).content.decode().lower()
    assert "peiling" not in page
    french = client.get(f"/fr/elections/{listed.slug}/").content.decode().lower()
    assert "sondage" not in french
    assert "vous ne pouvez pas voter sur ce site" in french
