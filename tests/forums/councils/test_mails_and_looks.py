"""Mails about meetings say first when and where, and reading who comes is written down."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from forums.councils.actions import call_members, cancel_meeting, plan_meeting, put_item
from portal.notifications.models import Delivery, Reason
from portal.privacy.models import Access

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(council, chair, member):
    start = (timezone.now() + timedelta(days=3)).replace(hour=17, minute=0)
    made = plan_meeting(
        council=council,
        actor=chair,
        texts={"title": {"nl": "Gevel"}, "place": {"nl": "Lokaal Linde", "fr": "Local Tilleul"}},
        starts_at=start,
        ends_at=start + timedelta(hours=2),
    )
    put_item(meeting=made, actor=chair, title="Gevelkleur")
    return made


@pytest.fixture
def called(meeting, chair, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        call_members(meeting=meeting, actor=chair)
    meeting.refresh_from_db()
    return meeting


def lines_of(message):
    return [line for line in message.body.splitlines() if line.strip()]


def test_a_call_says_first_when_and_where(called, member):
    message = next(one for one in mail.outbox if one.to == [member.email])
    _title, when, where = lines_of(message)[:3]
    assert " uur" in when
    assert where == "Lokaal Linde"


def test_a_meeting_that_is_cancelled_is_told_at_once_with_the_reason(
    called, chair, member, django_capture_on_commit_callbacks
):
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        cancel_meeting(meeting=called, actor=chair, reason="De voorzitter is ziek.")
    message = next(one for one in mail.outbox if one.to == [member.email])
    assert lines_of(message)[2] == "De voorzitter is ziek."
    row = Delivery.objects.get(user=member, event__event="meeting_cancelled")
    assert row.reason == Reason.ACCOUNT


def test_who_reads_the_list_of_a_meeting_is_seen_by_the_members(client, called, chair, member):
    client.force_login(chair)
    client.get(reverse("councils:meeting", args=[called.council.slug, called.pk]))
    client.get(reverse("councils:attendance", args=[called.council.slug, called.pk]))
    assert Access.objects.filter(reader=chair, person=member).count() == 1
    assert not Access.objects.filter(reader=chair, person=chair).exists()
    client.force_login(member)
    page = client.get(reverse("privacy:mine")).content.decode()
    assert "vergadering van de adviesraad" in page


def test_a_tenant_who_sees_when_it_is_reads_no_list(client, called, tenant):
    client.force_login(tenant)
    client.get(reverse("councils:meeting", args=[called.council.slug, called.pk]))
    assert not Access.objects.filter(reader=tenant).exists()
