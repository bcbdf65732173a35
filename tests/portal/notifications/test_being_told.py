"""Following, being told once, in one's own language, and only of what one may still see."""

import re
from datetime import timedelta
from smtplib import SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portal.accounts.models import Membership
from portal.accounts.signals import membership_changed
from portal.notifications.actions import announce, follow, tell
from portal.notifications.links import localised
from portal.notifications.models import Delivery, Event, MailChoice, Notice, Reason
from portal.notifications.sending import send_due
from portal.notifications.spreading import spread_event
from portal.notifications.tasks import send_mails
from portal.notifications.unread import unread_count
from tests.factories.accounts import MembershipFactory, UserFactory, tenant_of
from tests.factories.notifications import EventFactory, NoticeFactory, SubscriptionFactory
from tests.factories.organisations import HousingCompanyFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def settle(django_capture_on_commit_callbacks):
    """Do a thing, commit, and let the worker finish."""

    def run(action, **kwargs):
        with django_capture_on_commit_callbacks(execute=True):
            return action(**kwargs)

    return run


def news(**fields):
    return {
        "event": "reply",
        "about": "topic:1",
        "key": "post:1",
        "audience": "public",
        "actor": None,
        "url": "/nl/forum/",
        "params": {"topic": "Fietsen", "about": "Fietsen"},
        **fields,
    }


def test_followers_are_told_once_and_the_actor_is_not(settle):
    follower, actor = UserFactory(), UserFactory(display_name="Jan")
    for user in (follower, actor):
        follow(user=user, about="topic:1")
    for _ in range(2):
        settle(announce, **news(actor=actor))
    assert list(Notice.objects.values_list("user", flat=True)) == [follower.pk]
    assert [letter.to for letter in mail.outbox] == [[follower.email]]
    assert "Jan" in mail.outbox[0].subject


def test_a_task_that_runs_twice_sends_one_mail(settle):
    follow(user=UserFactory(), about="topic:1")
    event = settle(announce, **news())
    Event.objects.filter(pk=event.pk).update(spread_at=None)
    spread_event(event.pk)
    send_due()
    assert len(mail.outbox) == 1
    assert Notice.objects.count() == 1


def test_a_mail_is_in_the_language_that_its_reader_has_when_it_leaves():
    user = UserFactory(language="nl")
    SubscriptionFactory(user=user)
    event = EventFactory(url="/nl/forum/")
    Delivery.objects.create(event=event, user=user, reason=Reason.FOLLOWING)
    user.language = "fr"
    user.save()
    send_due()
    assert "/fr/forum/" in mail.outbox[0].body
    assert mail.outbox[0].extra_headers["Content-Language"] == "fr"


def test_who_lost_the_right_between_queue_and_run_gets_nothing():
    company = HousingCompanyFactory()
    tenant = tenant_of(company)
    SubscriptionFactory(user=tenant)
    event = EventFactory(audience=company.audience)
    Delivery.objects.create(event=event, user=tenant, reason=Reason.FOLLOWING)
    NoticeFactory(user=tenant, event=event)
    Membership.objects.update(state=Membership.State.EXPIRED)
    spread_event(event.pk)
    assert not mail.outbox
    assert Delivery.objects.get().state == Delivery.State.DROPPED
    client = Client()
    client.force_login(tenant)
    assert "Fietsen" not in client.get(reverse("notifications:list")).content.decode()
    assert unread_count(type(tenant).objects.get(pk=tenant.pk)) == 0


def test_a_stranger_who_follows_a_closed_board_is_never_told(settle):
    stranger = tenant_of(HousingCompanyFactory())
    follow(user=stranger, about="topic:1")
    settle(announce, **news(audience=HousingCompanyFactory().audience))
    assert not Notice.objects.exists()
    assert not mail.outbox


def test_a_person_without_address_is_told_in_the_portal_alone(settle):
    user = UserFactory(email="", address=None)
    follow(user=user, about="topic:1")
    settle(announce, **news())
    assert (Notice.objects.count(), len(mail.outbox)) == (1, 0)


def test_a_dead_mail_server_delays_and_loses_nothing(monkeypatch):
    SubscriptionFactory(user__email="bad@example.test")
    SubscriptionFactory(user__email="good@example.test")
    sent = EmailBackend.send_messages

    def refuse_bad(self, messages):
        if messages[0].to == ["bad@example.test"]:
            raise SMTPServerDisconnected
        return sent(self, messages)

    monkeypatch.setattr(EmailBackend, "send_messages", refuse_bad)
    spread_event(EventFactory().pk)
    late = Delivery.objects.get(user__email="bad@example.test")
    assert [letter.to for letter in mail.outbox] == [["good@example.test"]]
    assert (late.state, late.attempts, late.error) == ("waiting", 1, "SMTPServerDisconnected")
    assert late.next_try_at > timezone.now()
    monkeypatch.setattr(EmailBackend, "send_messages", sent)
    send_due()
    assert len(mail.outbox) == 1
    Delivery.objects.update(next_try_at=timezone.now())
    send_mails.enqueue()
    assert len(mail.outbox) == 2


def test_pauses_grow_until_a_mail_is_given_up(monkeypatch):
    SubscriptionFactory()

    def refuse(self, messages):
        raise OSError

    monkeypatch.setattr(EmailBackend, "send_messages", refuse)
    spread_event(EventFactory().pk)
    pauses = []
    while (delivery := Delivery.objects.get()).state == "waiting":
        pauses.append(delivery.next_try_at - timezone.now())
        Delivery.objects.update(next_try_at=timezone.now())
        send_due()
    assert delivery.state == "failed"
    assert pauses == sorted(pauses) and len(pauses) > 4


def test_a_mail_whose_sender_died_is_taken_over_after_its_lease():
    SubscriptionFactory()
    event = EventFactory()
    spread_event(event.pk)
    mail.outbox.clear()
    Delivery.objects.update(state="sending", next_try_at=timezone.now() + timedelta(minutes=5))
    send_due()
    assert not mail.outbox
    Delivery.objects.update(next_try_at=timezone.now())
    send_due()
    assert len(mail.outbox) == 1


def test_a_mail_stops_in_one_click_without_login(settle):
    user = UserFactory()
    follow(user=user, about="topic:1")
    settle(announce, **news())
    headers = mail.outbox[0].extra_headers
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = re.search(r"<https?://[^/]+(/[^>]+)>", headers["List-Unsubscribe"])[1]
    client = Client(enforce_csrf_checks=True)
    assert client.get(address).status_code == 200
    assert user.subscriptions.exists()
    for _ in range(2):
        answer = client.post(address, {"List-Unsubscribe": "One-Click"})
        assert answer.status_code == 200
    assert not user.subscriptions.exists()


def test_stopping_a_personal_reason_stops_that_reason_alone(settle):
    user = UserFactory()
    settle(tell, user=user, event="reply", about="topic:1", key="a", url="/nl/", reason="own")
    address = re.search(r"(/nl/\S+/stop\S*/)", mail.outbox[0].body)
    stop = mail.outbox[0].extra_headers["List-Unsubscribe"].strip("<>").split("/", 3)[3]
    assert address or stop
    Client().post(f"/{stop}")
    settle(tell, user=user, event="reply", about="topic:1", key="b", url="/nl/", reason="own")
    settle(tell, user=user, event="reply", about="topic:1", key="c", url="/nl/")
    assert len(mail.outbox) == 2
    assert "List-Unsubscribe" not in mail.outbox[1].extra_headers


@pytest.mark.parametrize("token", ["x", "a:b:c", "\x00", "é" * 400])
def test_a_forged_stop_link_says_nothing(client, token):
    address = reverse("notifications:stop", args=["TOKEN"]).replace("TOKEN", token)
    for method in (client.get, client.post):
        assert method(address).status_code == 404


def test_a_stop_link_dies_with_the_address_it_was_mailed_to(settle, client):
    user = UserFactory()
    follow(user=user, about="topic:1")
    settle(announce, **news())
    user.email = "new@example.test"
    user.save()
    stop = mail.outbox[0].extra_headers["List-Unsubscribe"].strip("<>").split("/", 3)[3]
    assert client.post(f"/{stop}").status_code == 404
    assert user.subscriptions.exists()


def test_line_breaks_in_a_title_add_no_header(settle):
    follow(user=UserFactory(), about="topic:1")
    settle(announce, **news(params={"topic": "a\r\nBcc: x@example.test", "about": "a"}))
    assert "\n" not in mail.outbox[0].subject
    assert mail.outbox[0].recipients() == mail.outbox[0].to


def test_markup_in_a_title_is_text_in_the_mail_and_the_list(settle, client):
    user = UserFactory()
    follow(user=user, about="topic:1")
    title = "<script>alert(1)</script>'"
    settle(announce, **news(params={"topic": title, "about": title}))
    page = mail.outbox[0].alternatives[0][0]
    client.force_login(user)
    for html in (page, client.get(reverse("notifications:list")).content.decode()):
        assert "<script>alert" not in html
    assert "'" in mail.outbox[0].body


def test_the_list_shows_new_ones_and_marks_them_read(client):
    user = UserFactory()
    notices = [NoticeFactory(user=user) for _ in range(3)]
    other = NoticeFactory()
    client.force_login(user)
    assert unread_count(user) == 3
    address = reverse("notifications:read")
    client.post(address, {"notice": other.pk})
    client.post(address, {"notice": notices[0].pk})
    assert Notice.objects.unread().filter(user=user).count() == 2
    client.post(address)
    assert not Notice.objects.unread().filter(user=user).exists()
    assert Notice.objects.unread().filter(pk=other.pk).exists()
    assert client.post(address, {"notice": "x\x00"}).status_code == 404


def test_the_list_costs_the_same_for_many(client, django_assert_max_num_queries):
    user = UserFactory()
    for _ in range(30):
        NoticeFactory(user=user)
    client.force_login(user)
    client.get(reverse("notifications:list"))  # menus and settings are kept by the process
    with django_assert_max_num_queries(10):
        assert client.get(reverse("notifications:list")).status_code == 200


def test_settings_stop_the_mail_of_a_reason(client, settle):
    user = UserFactory()
    client.force_login(user)
    choices = {"own": "at_once", "following": "none", "asked": "at_once"}
    client.post(reverse("notifications:settings"), choices)
    assert MailChoice.objects.get(reason="following").rhythm == "none"
    follow(user=user, about="topic:1")
    settle(announce, **news())
    assert (Notice.objects.count(), len(mail.outbox)) == (1, 0)
    assert client.post(reverse("notifications:settings"), {"own": "x"}).status_code == 200


def test_only_what_one_may_see_can_be_followed(client):
    client.force_login(UserFactory())
    for about in ("topic:999", "topic:x", "nothing", "", "topic:\x00", "x" * 500):
        answer = client.post(reverse("notifications:follow"), {"about": about})
        assert answer.status_code == 404


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example/", "/\\evil.example"])
def test_buttons_lead_back_to_our_own_pages_only(client, target):
    client.force_login(UserFactory())
    answer = client.post(reverse("notifications:unfollow"), {"about": "x", "next": target})
    assert answer.url == reverse("notifications:settings")


def test_an_event_without_words_is_refused():
    with pytest.raises(LookupError):
        announce(**news(event="unheard-of"))


def test_addresses_are_translated_with_their_page():
    assert localised("/nl/forum/bericht/7/", "fr") == "/fr/forum/message/7/"
    assert localised("/elsewhere/", "fr") == "/elsewhere/"


def test_a_person_hears_what_became_of_their_tenancy(settle):
    membership = MembershipFactory(verified=True, user__language="fr")
    values = {"sender": Membership, "membership": membership, "event": "verified"}
    for _ in range(2):
        settle(membership_changed.send, **values)
    assert Notice.objects.filter(user=membership.user).count() == 1
    assert membership.organisation.name_fr in mail.outbox[0].subject
