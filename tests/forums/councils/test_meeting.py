"""A council meets: it is called, decides with enough members, and its minutes are fixed."""

import hashlib
from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from icalendar import Calendar

from forums.councils.actions import (
    answer_call,
    approve_minutes,
    call_members,
    cancel_meeting,
    change_meeting,
    decide,
    note_attendance,
    plan_meeting,
    publish_minutes,
    put_item,
    write_minutes,
)
from forums.councils.models import AgendaItem, Attendance, Meeting, Seat
from forums.councils.quorum import quorum_of
from portal.notifications.models import Event
from portal.notifications.sending import send_due
from tests.factories.accounts import UserFactory, tenant_of
from tests.factories.consultations import seat_in

pytestmark = pytest.mark.django_db
DECISION = AgendaItem.Kind.DECISION
State = Meeting.State


def fresh(user):
    """The person in another request."""
    return type(user).objects.get(pk=user.pk)


def everybody(meeting, status="present"):
    return [(row.seat_id, status, None) for row in meeting.attendances.all()]


def test_the_call_reaches_every_member_once(
    called, chair, member, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        call_members(meeting=called, actor=chair)
    assert Attendance.objects.filter(meeting=called).count() == 2


def test_a_call_is_told_and_has_a_calendar(
    client, meeting, item, chair, member, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        call_members(meeting=meeting, actor=chair)
    assert Event.objects.filter(event="meeting_called").count() == 2
    client.force_login(member)
    key = [meeting.council.slug, meeting.pk]
    first = client.get(reverse("councils:meeting_ics", args=key)).content.decode()
    assert f"UID:{meeting.uid}@portal" in first
    change_meeting(
        meeting=meeting, actor=chair, texts={}, starts_at=meeting.starts_at + timedelta(minutes=5)
    )
    second = client.get(reverse("councils:meeting_ics", args=key)).content.decode()
    assert "SEQUENCE:1" in second


def test_nobody_is_called_without_an_agenda(meeting, chair):
    with pytest.raises(ValidationError):
        call_members(meeting=meeting, actor=chair)


@pytest.mark.parametrize("who", ["member", "tenant", "editor", "superuser", "regulator"])
def test_only_chair_and_secretary_call(request, meeting, item, who):
    with pytest.raises(PermissionDenied):
        call_members(meeting=meeting, actor=request.getfixturevalue(who))


def test_a_member_who_cannot_come_lets_one_other_vote(called, council, member, chair):
    third = tenant_of(council.company)
    seat = seat_in(council, third)
    Attendance.objects.create(meeting=called, seat=seat)
    lead = Seat.objects.get(user=chair)
    answer_call(meeting=called, user=member, comes=False, proxy=lead)
    with pytest.raises(ValidationError):
        answer_call(meeting=called, user=third, comes=False, proxy=lead)
    with pytest.raises(ValidationError):
        answer_call(meeting=called, user=third, comes=False, proxy=seat)
    assert answer_call(meeting=called, user=member, comes=True).proxy is None


def test_who_does_not_come_votes_for_nobody(client, called, council, member, chair):
    seats = {seat.user_id: seat for seat in council.seats.all()}
    answer_call(meeting=called, user=member, comes=False, proxy=seats[chair.pk])
    answer_call(meeting=called, user=chair, comes=False)
    assert Event.objects.get(event="meeting_proxy_lost").recipient == member
    client.force_login(member)
    assert "komt ook niet" in client.get(called.get_absolute_url()).content.decode()
    third = seat_in(council, tenant_of(council.company))
    Attendance.objects.create(meeting=called, seat=third)
    with pytest.raises(ValidationError):
        answer_call(meeting=called, user=third.user, comes=False, proxy=seats[chair.pk])


def test_who_is_not_there_is_not_noted_as_voting_for_another(called, council, member, chair):
    seats = {seat.user_id: seat.pk for seat in council.seats.all()}
    rows = [(seats[member.pk], "apologised", seats[chair.pk]), (seats[chair.pk], "absent", None)]
    with time_machine.travel(called.starts_at), pytest.raises(ValidationError):
        note_attendance(meeting=called, actor=fresh(chair), rows=rows)


def test_a_voice_for_another_waits_for_who_is_still_expected(called, council, member, chair):
    seats = {seat.user_id: seat.pk for seat in council.seats.all()}
    rows = [(seats[member.pk], "apologised", seats[chair.pk]), (seats[chair.pk], "comes", None)]
    with time_machine.travel(called.starts_at):
        note_attendance(meeting=called, actor=fresh(chair), rows=rows)
    assert quorum_of(called).voices == 0


def test_what_was_ticked_stays_when_it_is_refused(client, called, council, member, chair):
    seats = {seat.user_id: seat.pk for seat in council.seats.all()}
    absent, away = seats[chair.pk], seats[member.pk]
    sent = {
        f"status-{absent}": "absent",
        f"status-{away}": "apologised",
        f"proxy-{away}": absent,
    }
    client.force_login(chair)
    address = reverse("councils:attendance", args=[council.slug, called.pk])
    with time_machine.travel(called.starts_at):
        client.force_login(fresh(chair))
        page = client.post(address, sent).content.decode()
    assert "Alleen wie er is" in page
    assert f'<option value="{absent}" selected>' in page
    assert not Attendance.objects.filter(status="absent").exists()


def test_no_meeting_is_planned_in_the_past(council, chair, now):
    with pytest.raises(ValidationError):
        plan_meeting(
            council=council,
            actor=chair,
            texts={},
            starts_at=now - timedelta(days=1),
            ends_at=now,
        )


def test_a_tenant_does_not_answer_the_call(called, tenant):
    with pytest.raises(PermissionDenied):
        answer_call(meeting=called, user=tenant, comes=True)


def test_the_minutes_are_written_from_the_start_and_decisions_need_enough_members(
    called, item, chair, member
):
    with pytest.raises(PermissionDenied):
        write_minutes(item=item, actor=chair, notes="Te vroeg")
    with time_machine.travel(called.starts_at + timedelta(minutes=10), tick=False):
        lead = fresh(chair)
        write_minutes(item=item, actor=lead, notes="Lang gesproken")
        with pytest.raises(PermissionDenied):
            decide(item=item, actor=lead, decision="Groen", votes=(1, 0, 0))
        alone, away = called.attendances.order_by("pk")
        note_attendance(
            meeting=called,
            actor=lead,
            rows=[(alone.seat_id, "present", None), (away.seat_id, "absent", alone.seat_id)],
        )
        assert quorum_of(called).voices == 2
        with pytest.raises(ValidationError):
            decide(item=item, actor=lead, decision="Groen", votes=(3, 0, 0))
        decide(item=item, actor=lead, decision="Groen", votes=(2, 0, 0))
        with pytest.raises(ValidationError, match="quorum"):
            note_attendance(meeting=called, actor=lead, rows=[(alone.seat_id, "present", None)])
        assert quorum_of(called).voices == 2
    item.refresh_from_db()
    assert (item.decision, item.votes_for) == ("Groen", 2)


def test_what_was_not_decided_comes_back_on_the_next_agenda(called, item, council, chair, now):
    later = called.ends_at + timedelta(days=1)
    following = plan_meeting(
        council=council,
        actor=chair,
        texts={},
        starts_at=later,
        ends_at=later + timedelta(hours=1),
    )
    # The first meeting is still to come: it may decide.
    assert not following.items.exists()
    with time_machine.travel(called.ends_at + timedelta(minutes=1), tick=False):
        call_members(meeting=following, actor=fresh(chair))
    [back] = following.items.all()
    assert (back.title, back.carried_from) == ("Gevelkleur", item)
    with time_machine.travel(called.ends_at + timedelta(minutes=2), tick=False):
        once = plan_meeting(
            council=council,
            actor=fresh(chair),
            texts={},
            starts_at=later + timedelta(days=9),
            ends_at=later + timedelta(days=10),
        )
    assert not once.items.exists()


@pytest.fixture
def approved(called, item, council, chair):
    with time_machine.travel(called.starts_at + timedelta(minutes=1), tick=False):
        lead = fresh(chair)
        note_attendance(meeting=called, actor=lead, rows=everybody(called))
        decide(item=item, actor=lead, decision="Groen", votes=(2, 0, 0))
    later = called.ends_at + timedelta(days=1)
    following = plan_meeting(
        council=council, actor=chair, texts={}, starts_at=later, ends_at=later + timedelta(hours=1)
    )
    put_item(meeting=following, actor=chair, title="Verslag")
    call_members(meeting=following, actor=chair)
    with time_machine.travel(later + timedelta(minutes=5), tick=False):
        lead = fresh(chair)
        publish_minutes(meeting=called, actor=lead, texts={"nl": "De raad koos groen."})
        following.refresh_from_db()
        approve_minutes(meeting=called, actor=lead, in_meeting=following)
    called.refresh_from_db()
    return called


def test_approved_minutes_never_change(approved, item, chair):
    digest = hashlib.sha256(approved.approved_text.encode()).hexdigest()
    assert approved.approved_hash == digest
    with time_machine.travel(approved.approved_at + timedelta(days=1), tick=False):
        lead = fresh(chair)
        for act in (
            lambda: write_minutes(item=item, actor=lead, notes="Anders"),
            lambda: decide(item=item, actor=lead, decision="Rood", votes=(2, 0, 0)),
            lambda: publish_minutes(meeting=approved, actor=lead, texts={"nl": "Anders"}),
            lambda: note_attendance(meeting=approved, actor=lead, rows=[]),
            lambda: cancel_meeting(meeting=approved, actor=lead, reason="Anders"),
            lambda: change_meeting(meeting=approved, actor=lead, texts={"title": {"nl": "X"}}),
            lambda: put_item(meeting=approved, actor=lead, title="Nog iets"),
        ):
            with pytest.raises(PermissionDenied):
                act()
        assert approve_minutes(meeting=approved, actor=lead).approved_hash == digest


def test_everybody_reads_the_public_minutes_without_persons(client, approved):
    page = client.get(approved.get_absolute_url()).content.decode()
    assert "De raad koos groen." in page
    assert "Mariam" not in page
    assert "Gevelkleur" not in page
    listed = client.get(approved.council.get_absolute_url()).content.decode()
    assert approved.get_absolute_url() in listed


def test_minutes_are_not_approved_in_the_meeting_itself(called, chair):
    after = called.ends_at + timedelta(minutes=1)
    with time_machine.travel(after, tick=False), pytest.raises(ValidationError):
        approve_minutes(meeting=called, actor=fresh(chair), in_meeting=called)
    with pytest.raises(PermissionDenied):
        approve_minutes(meeting=called, actor=chair)


def test_a_meeting_tells_its_state(called, chair, now):
    times = {
        State.CALLED: now,
        State.RUNNING: called.starts_at,
        State.HELD: called.ends_at,
    }
    assert {state: called.state(at) for state, at in times.items()} == {s: s for s in times}
    cancel_meeting(meeting=called, actor=chair, reason="De zaal is dicht.")
    called.refresh_from_db()
    assert called.state(now) == State.CANCELLED


def test_who_follows_the_council_hears_of_approved_minutes(request, client, council):
    user = UserFactory()
    client.force_login(user)
    assert council.about in client.get(council.get_absolute_url()).content.decode()
    client.post(reverse("notifications:follow"), {"about": council.about})
    request.getfixturevalue("approved")
    told = Event.objects.filter(about=council.about, event="council_minutes")
    assert told.get().audience == "public"


@pytest.mark.parametrize("language", ["nl", "fr"])
def test_the_mail_of_a_call_brings_the_meeting_for_a_calendar(
    meeting, item, chair, mailoutbox, language, django_capture_on_commit_callbacks
):
    type(chair).objects.filter(pk=chair.pk).update(language=language)
    with django_capture_on_commit_callbacks(execute=True):
        call_members(meeting=meeting, actor=chair)
        send_due()
    mail = next(one for one in mailoutbox if one.to == [chair.email])
    ((name, content, kind),) = mail.attachments
    assert (name, kind) == (f"meeting-{meeting.pk}.ics", "text/calendar")
    event = Calendar.from_ical(content).walk("VEVENT")[0]
    assert event["UID"] == f"{meeting.uid}@portal"
    assert event.decoded("DTSTART") == meeting.starts_at.replace(microsecond=0)
    assert f"/{language}/" in event["URL"]


def test_a_meeting_that_is_cancelled_leaves_the_calendar_by_mail(
    called, chair, mailoutbox, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        cancel_meeting(meeting=called, actor=chair, reason="De zaal is dicht.")
        send_due()
    (_name, content, _kind) = mailoutbox[-1].attachments[0]
    event = Calendar.from_ical(content).walk("VEVENT")[0]
    assert (event["STATUS"], event["SEQUENCE"]) == ("CANCELLED", 1)
