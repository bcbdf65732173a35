"""Mails about a place: sent at once, and their first lines say when, where and what to bring."""

from datetime import timedelta

import pytest
from django.core import mail

from portal.accounts.models import Role
from projects.activities.actions import cancel_session, move_session, sign_up, withdraw
from tests.factories.accounts import UserFactory, staff_of
from tests.factories.activities import coming_session

pytestmark = pytest.mark.django_db


@pytest.fixture
def session():
    return coming_session(
        capacity=1,
        title_nl="Naar het museum",
        title_fr="Au musée",
        place_nl="Kersenlaan 14",
        place_fr="avenue des Cerises 14",
        access_nl="Bel aan bij 3",
        bring_nl="uw picknick",
        bring_fr="votre pique-nique",
    )


@pytest.fixture
def settled(django_capture_on_commit_callbacks):
    def act(work, **values):
        with django_capture_on_commit_callbacks(execute=True):
            return work(**values)

    return act


def first_lines(message):
    return [line for line in message.body.splitlines() if line.strip()][:5]


def test_a_place_that_is_kept_is_confirmed_by_mail(session, settled):
    settled(sign_up, session=session, by=UserFactory(language="nl"))
    title, when, where, access, bring = first_lines(mail.outbox[0])
    assert title.startswith("U hebt een plaats: “Naar het museum”")
    assert "14 tot 16.30 uur" in when
    assert (where, access, bring) == ("Kersenlaan 14", "Bel aan bij 3", "Breng mee: uw picknick")


def test_it_is_in_the_language_of_the_reader(session, settled):
    settled(sign_up, session=session, by=UserFactory(language="fr"))
    _title, when, where = first_lines(mail.outbox[0])[:3]
    assert "16 h 30" in when
    assert where == "avenue des Cerises 14"
    assert "votre pique-nique" in mail.outbox[0].alternatives[0][0]


def test_who_waits_is_told_so_and_who_gives_back_too(session, settled):
    first, second = UserFactory(language="nl"), UserFactory(language="nl")
    made = settled(sign_up, session=session, by=first)
    settled(sign_up, session=session, by=second)
    assert mail.outbox[1].subject.startswith("U staat op de wachtlijst")
    settled(withdraw, sign_up=made)
    subjects = {message.to[0]: message.subject for message in mail.outbox[2:]}
    assert subjects[first.email].startswith("U gaf uw plaats terug")
    assert subjects[second.email].startswith("Er is een plaats voor u")


def test_a_moved_date_gives_the_new_day_and_place(session, settled):
    settled(sign_up, session=session, by=UserFactory(language="nl"))
    later = timedelta(days=2)
    settled(
        move_session,
        session=session,
        by=staff_of(session.activity.organiser, Role.PSC_WORKER),
        starts_at=session.starts_at + later,
        ends_at=session.ends_at + later,
        reason={"nl": "De tram rijdt niet."},
        place={"nl": "Molenplein", "fr": "place du Moulin"},
    )
    assert first_lines(mail.outbox[-1])[2] == "Molenplein"
    assert "De tram rijdt niet." in mail.outbox[-1].body


def test_a_cancelled_date_gives_the_reason_and_no_way_to_get_there(session, settled):
    settled(sign_up, session=session, by=UserFactory(language="nl"))
    by = staff_of(session.activity.organiser, Role.PSC_WORKER)
    settled(cancel_session, session=session, by=by, reason={"nl": "De gids is ziek."})
    lines = first_lines(mail.outbox[-1])
    assert lines[2] == "De gids is ziek."
    assert "Kersenlaan" not in mail.outbox[-1].body
