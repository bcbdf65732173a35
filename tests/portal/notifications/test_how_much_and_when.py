"""The week's budget, summaries, quiet hours, and addresses that do not work."""

import json
import re
from datetime import UTC, datetime, time, timedelta
from io import StringIO
from smtplib import SMTPRecipientsRefused
from types import SimpleNamespace

import pytest
import time_machine
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portal.notifications.actions import choose_mail, follow
from portal.notifications.bounces import note_bounce, note_complaint, read_report
from portal.notifications.models import Delivery, Digest, MailSettings, Notice, Reason
from portal.notifications.sending import send_due
from portal.notifications.spreading import spread_event
from tests.factories.accounts import UserFactory
from tests.factories.notifications import EventFactory

pytestmark = pytest.mark.django_db
# A Wednesday noon in Brussels, far from every clock change.
NOON = datetime(2026, 6, 10, 10, 0, tzinfo=UTC)


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def reader(clock):
    user = UserFactory(language="nl")
    follow(user=user, about="topic:1")
    return user


def happen(count=1, **fields):
    for _number in range(count):
        spread_event(EventFactory(about="topic:1", created_at=timezone.now(), **fields).pk)
        send_due()


def test_a_week_holds_the_budget_and_the_summary_takes_the_rest(clock, reader):
    happen(6)
    assert len(mail.outbox) == 2  # the last place of three is for the summary
    clock.move_to(NOON + timedelta(days=1))
    send_due()
    assert len(mail.outbox) == 2
    clock.move_to(NOON + timedelta(days=2))  # Friday
    send_due()
    assert len(mail.outbox) == 3
    assert "4 berichten voor u" in mail.outbox[2].subject
    send_due()
    assert len(mail.outbox) == 3


def test_what_concerns_the_account_is_never_held_back(clock, reader):
    happen(5)
    spread_event(EventFactory(recipient=reader, reason=Reason.ACCOUNT, about="account:1").pk)
    send_due()
    assert len(mail.outbox) == 3


def test_the_answer_owed_to_who_took_part_comes_by_itself_unless_unwanted(clock, reader):
    happen(5)
    owed = {"event": "consultation_reported", "recipient": reader, "reason": Reason.ASKED}
    spread_event(EventFactory(about="consultation:1", **owed).pk)
    send_due()
    assert len(mail.outbox) == 3
    choose_mail(user=reader, choices={Reason.ASKED: "none"})
    spread_event(EventFactory(about="consultation:1", **owed).pk)
    send_due()
    assert len(mail.outbox) == 3


def test_a_person_may_want_more_or_fewer(clock, reader):
    MailSettings.objects.create(user=reader, most_a_week=1)
    happen(3)
    assert not mail.outbox
    clock.move_to(NOON + timedelta(days=2))
    send_due()
    assert len(mail.outbox) == 1


def test_a_daily_summary_stays_within_the_week_too(clock, reader):
    choose_mail(user=reader, choices={"following": "daily"})
    for day in range(21):
        clock.move_to(NOON + timedelta(days=day))
        happen(2)
    assert 7 <= len(mail.outbox) <= 9
    told = Delivery.objects.filter(state="in_digest").count()
    assert told + Delivery.objects.filter(state="bundled").count() == 42


def test_a_summary_is_in_the_language_of_its_day_and_short(clock, reader):
    choose_mail(user=reader, choices={"following": "weekly"})
    for number in range(12):
        follow(user=reader, about=f"topic:{number}")
        for _time in range(5):
            spread_event(EventFactory(about=f"topic:{number}").pk)
    reader.language = "fr"
    reader.save()
    clock.move_to(NOON + timedelta(days=2))
    send_due()
    (letter,) = mail.outbox
    assert letter.extra_headers["Content-Language"] == "fr"
    assert "60 avis pour vous" in letter.subject
    assert letter.body.count("* ") == 24
    assert "et 20 de plus" in letter.body
    assert "List-Unsubscribe" in letter.extra_headers


def test_one_click_in_a_summary_stops_its_reasons(clock, reader):
    choose_mail(user=reader, choices={"following": "weekly"})
    happen()
    clock.move_to(NOON + timedelta(days=2))
    send_due()
    address = re.search(
        r"<https?://[^/]+(/[^>]+)>", mail.outbox[0].extra_headers["List-Unsubscribe"]
    )
    Client(enforce_csrf_checks=True).post(address[1], {"List-Unsubscribe": "One-Click"})
    assert reader.mail_choices.get(reason="following").rhythm == "none"


def test_what_is_no_longer_wanted_falls_out_of_the_summary(clock, reader):
    choose_mail(user=reader, choices={"following": "weekly"})
    happen()
    reader.subscriptions.all().delete()
    clock.move_to(NOON + timedelta(days=2))
    send_due()
    assert not mail.outbox
    assert Digest.objects.get().counted_at is None


@pytest.mark.quiet_hours
def test_nothing_comes_in_quiet_hours_but_what_concerns_the_account(clock, reader):
    clock.move_to(NOON + timedelta(hours=12))  # midnight in Brussels
    happen()
    spread_event(EventFactory(recipient=reader, reason=Reason.ACCOUNT, about="account:1").pk)
    send_due()
    assert len(mail.outbox) == 1
    clock.move_to(NOON + timedelta(hours=19, minutes=59))
    send_due()
    assert len(mail.outbox) == 1
    clock.move_to(NOON + timedelta(hours=20))
    send_due()
    assert len(mail.outbox) == 2
    assert Delivery.objects.filter(state="sent", attempts=1).count() == 2


@pytest.mark.quiet_hours
@pytest.mark.parametrize(("start", "end", "quiet"), [(9, 14, True), (13, 11, False), (0, 0, False)])
def test_quiet_hours_are_those_of_the_person(clock, start, end, quiet):
    from portal.notifications.hours import is_quiet

    chosen = MailSettings(quiet_from=time(start), quiet_until=time(end))
    assert is_quiet(chosen, UserFactory(time_zone="Europe/Brussels"), NOON) is quiet
    assert is_quiet(chosen, UserFactory(time_zone="Nowhere/Else"), NOON) is quiet


def test_a_mail_that_failed_for_days_still_keeps_the_week(clock, reader, monkeypatch):
    sent = EmailBackend.send_messages

    def refuse(self, messages):
        raise OSError

    monkeypatch.setattr(EmailBackend, "send_messages", refuse)
    happen(4)
    clock.move_to(NOON + timedelta(days=1))
    monkeypatch.setattr(EmailBackend, "send_messages", sent)
    moments = []
    for hour in range(0, 24 * 20, 6):
        clock.move_to(NOON + timedelta(days=1, hours=hour))
        if hour % 24 == 0:
            happen(1)
        before = len(mail.outbox)
        send_due()
        moments += [timezone.now()] * (len(mail.outbox) - before)
    for moment in moments:
        assert sum(moment <= other < moment + timedelta(days=7) for other in moments) <= 3


def test_an_address_that_a_server_refuses_is_paused_and_said(clock, reader, monkeypatch, client):
    def refuse(self, messages):
        raise SMTPRecipientsRefused({messages[0].to[0]: (550, b"no such user")})

    monkeypatch.setattr(EmailBackend, "send_messages", refuse)
    happen(3)
    assert set(Delivery.objects.values_list("state", flat=True)) == {"failed", "dropped"}
    assert Notice.objects.count() == 3
    client.force_login(reader)
    address = reverse("notifications:settings")
    assert "Mijn adres werkt weer" in client.get(address).content.decode()
    client.post(reverse("notifications:resume"))
    assert "Mijn adres werkt weer" not in client.get(address).content.decode()


def test_another_address_begins_anew(clock, reader):
    assert note_bounce(reader.email, permanent=True)
    happen()
    assert not mail.outbox
    reader.email = "new@example.test"
    reader.save()
    happen()
    assert len(mail.outbox) == 1


def test_a_full_mailbox_is_tried_a_few_times(reader):
    assert [note_bounce(reader.email, permanent=False) for _n in range(5)] == [False] * 4 + [True]
    assert note_bounce("nobody@example.test", permanent=True) is False
    assert note_complaint("nobody@example.test") is False


def report(address, kind="failed", status="5.1.1"):
    return (
        'Content-Type: multipart/report; report-type=delivery-status; boundary="x"\r\n\r\n'
        "--x\r\nContent-Type: text/plain\r\n\r\nsorry\r\n"
        "--x\r\nContent-Type: message/delivery-status\r\n\r\n"
        "Reporting-MTA: dns; mx.example.test\r\n\r\n"
        f"Final-Recipient: rfc822; {address}\r\nAction: {kind}\r\nStatus: {status}\r\n\r\n--x--\r\n"
    ).encode()


def complaint(address):
    return (
        'Content-Type: multipart/report; report-type=feedback-report; boundary="x"\r\n\r\n'
        "--x\r\nContent-Type: message/feedback-report\r\n\r\n"
        f"Feedback-Type: abuse\r\nOriginal-Rcpt-To: <{address}>\r\nVersion: 1\r\n\r\n--x--\r\n"
    ).encode()


def test_reports_of_mail_servers_are_read(reader, monkeypatch):
    (found,) = read_report(report(reader.email))
    assert (found.address, found.permanent) == (reader.email, True)
    assert not read_report(report(reader.email, status="4.2.2"))[0].permanent
    assert read_report(complaint(reader.email))[0].is_complaint
    for other in (b"", b"\x00\xff", b"Subject: hi\r\n\r\nhello", report("", "delivered")):
        assert read_report(other) == []
    said = StringIO()
    stream = SimpleNamespace(buffer=SimpleNamespace(read=lambda size: report(reader.email)))
    monkeypatch.setattr("sys.stdin", stream)
    call_command("read_bounces", stdout=said)
    assert "1 addresses paused" in said.getvalue()


def test_the_webhook_asks_its_token(client, reader, settings):
    body = json.dumps({"reports": [{"address": reader.email, "permanent": True}]})
    post = {"content_type": "application/json"}
    assert client.post("/mail/reports/", body, **post).status_code == 403
    settings.MAIL_WEBHOOK_TOKEN = "token"
    assert client.post("/mail/reports/", body, **post).status_code == 403
    known = {**post, "headers": {"authorization": "Bearer token"}}
    for wrong in ("", "x", "[]", "{}", '{"reports": [1]}', '{"reports": [{"address": 1}]}'):
        assert client.post("/mail/reports/", wrong, **known).status_code == 400
    answer = client.post("/mail/reports/", body, **known)
    assert answer.json() == {"read": 1, "paused": 1}
    assert MailSettings.objects.get(user=reader).pause == "bounce"


def test_settings_are_kept_and_odd_ones_refused(client, reader):
    client.force_login(reader)
    address = reverse("notifications:settings")
    values = {
        "own": "daily",
        "following": "weekly",
        "asked": "at_once",
        "most_a_week": "5",
        "quiet_from": "20:00",
        "quiet_until": "07:30",
        "digest_day": "0",
    }
    client.post(address, values)
    chosen = MailSettings.objects.get(user=reader)
    assert (chosen.most_a_week, chosen.quiet_until, chosen.digest_day) == (5, time(7, 30), 0)
    for name, wrong in [("most_a_week", "0"), ("most_a_week", "99"), ("digest_day", "9")]:
        assert client.post(address, values | {name: wrong}).status_code == 200
    assert client.post(address, values | {"quiet_from": "25:99"}).status_code == 200


def test_notices_are_grouped_by_what_they_are_about(client, reader):
    happen(4)
    client.force_login(reader)
    page = client.get(reverse("notifications:list")).content.decode()
    assert "3 eerdere berichten hierover" in page
    client.post(reverse("notifications:read"), {"about": "topic:1"})
    assert not Notice.objects.unread().exists()


def test_service_mails_say_first_when_where_and_what_to_bring(clock):
    user = UserFactory(language="fr")
    lines = {"nl": ["Dinsdag 14 uur", "Lindezaal"], "fr": ["Mardi 14 heures", "Salle Tilleul"]}
    event = EventFactory(
        recipient=user, reason=Reason.ACCOUNT, about="a:1", params={"lines": lines}
    )
    spread_event(event.pk)
    body = mail.outbox[0].body.strip().splitlines()
    assert [line for line in body if line][1:3] == lines["fr"]
    assert "Salle Tilleul" in mail.outbox[0].alternatives[0][0]
