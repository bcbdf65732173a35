"""After leaving, a person is nowhere but where the policy says."""

from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
import time_machine
from auditlog.models import LogEntry
from django.conf import settings
from django.core import mail
from django.core.cache import caches
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from forums.boards.models import Post, Topic
from portal.accounts.models import User
from portal.privacy.actions import ask_erasure, cancel_erasure, erase_due, erase_person
from portal.privacy.inactive import ask_inactive, came_back, unconfirmed
from portal.privacy.models import Erasure, RetentionRun
from portal.privacy.retention import purge, what_is_over
from portal.privacy.tasks import erase_accounts
from portal.privacy.tombstones import erase_again, read_tombstones
from tests.factories.accounts import UserFactory, staff_of, tenant_of
from tests.factories.notifications import EventFactory

from .conftest import fresh
from .whole_person import ADDRESS, NAME, PLANTED, WORDS, found_in_database, found_in_files, rows_of

pytestmark = pytest.mark.django_db
LATER = timedelta(days=8)


@pytest.fixture
def indexed(person):
    call_command("rebuild_index", verbosity=0)
    return person


def write_mail_folder():
    """As development keeps mails: those that went out until now."""
    folder = Path(settings.MAIL_FOLDER)
    folder.mkdir(parents=True, exist_ok=True)
    parts = [message.message().as_bytes() + b"\n" + b"-" * 79 + b"\n" for message in mail.outbox]
    (folder / "test.log").write_bytes(b"".join(parts))


@pytest.mark.parametrize("with_texts", [False, True])
def test_after_erasing_nothing_is_found_anywhere(
    indexed, with_texts, django_capture_on_commit_callbacks, caplog
):
    write_mail_folder()
    key = indexed.pk
    assert found_in_database(NAME)
    assert found_in_files(ADDRESS)
    with django_capture_on_commit_callbacks(execute=True):
        erase_person(user=indexed, with_texts=with_texts)
    for words in PLANTED:
        assert found_in_database(words) == [], words
        assert found_in_files(words) == [], words
    places = found_in_database(WORDS)
    # The policy: messages stay without a name, unless their words were to go too.
    allowed = {"boards_post.text", "boards_post.html"}
    assert set(places) == (set() if with_texts else allowed)
    assert bool(found_in_files(WORDS)) <= (not with_texts)
    assert list(rows_of(User(pk=key))) == []
    for cache in caches.all():
        assert NAME not in repr(getattr(cache, "_cache", ""))
    assert not LogEntry.objects.filter(object_repr__contains=NAME).exists()
    assert Erasure.objects.get().account == key
    logged = [*caplog.get_records("setup"), *caplog.get_records("call")]
    for words in PLANTED:
        assert not [one for one in logged if words in repr(vars(one)) + one.getMessage()], words


def test_the_thread_stays_readable_with_a_neutral_author(person, company):
    topic = Topic.objects.get(author=person)
    erase_person(user=person)
    client = Client()
    client.force_login(tenant_of(company))
    page = client.get(topic.get_absolute_url()).content.decode()
    assert WORDS in page
    assert "Vroeger lid" in page
    assert NAME not in page


def test_with_texts_the_words_go_and_the_answers_stay(person):
    topic = Topic.objects.get(author=person)
    erase_person(user=person, with_texts=True)
    states = dict(Post.objects.filter(topic=topic).values_list("position", "state"))
    assert states == {1: "deleted", 2: "visible"}


def test_erased_people_are_out_at_once_on_every_device(person):
    browsers = [fresh(person) for _number in range(3)]
    erase_person(user=person)
    for browser in browsers:
        assert browser.get(reverse("privacy:mine")).status_code == 302


def test_the_worker_erases_when_the_days_are_over_and_not_before(person):
    ask_erasure(user=person)
    assert erase_due() == 0
    with time_machine.travel(timezone.now() + LATER, tick=False):
        assert erase_accounts.call() == 1
        assert erase_accounts.call() == 0
    assert not User.objects.filter(email=ADDRESS).exists()


def test_undone_is_undone(person):
    ask_erasure(user=person)
    assert cancel_erasure(user=person)
    with time_machine.travel(timezone.now() + LATER, tick=False):
        assert erase_due() == 0
    assert ask_erasure(user=person).cancelled_at is None


def test_the_last_technical_administrator_stays():
    admin = UserFactory(is_superuser=True)
    assert (
        "beheerder"
        in fresh(admin)
        .post("/nl/uw-gegevens/mijn-gegevens/weggaan/", {"sure": "on"})
        .content.decode()
    )
    assert not Erasure.objects.exists()


def test_people_who_were_long_away_are_asked_and_keep_it_by_logging_in(company):
    old = timezone.now() - timedelta(days=900)
    away, back = tenant_of(company, last_login=old), tenant_of(company, last_login=old)
    worker = staff_of(company, last_login=old)
    tenant_of(company, last_login=timezone.now())
    assert ask_inactive() == 2
    assert ask_inactive() == 0

    came_back(back)
    with time_machine.travel(timezone.now() + timedelta(days=31), tick=False):
        assert erase_due() == 1
    assert set(User.objects.filter(pk__in=[away.pk, back.pk, worker.pk])) == {back, worker}


def test_addresses_that_nobody_confirmed_go():
    old = timezone.now() - timedelta(days=60)
    never = UserFactory(date_joined=old, address__verified=False)
    UserFactory(date_joined=old)
    helped = UserFactory(date_joined=old, email="", address=None)
    assert list(unconfirmed(timezone.now())) == [never]
    erase_accounts.call()
    assert User.objects.filter(pk=helped.pk).exists()
    assert not User.objects.filter(pk=never.pk).exists()


@pytest.mark.parametrize(("days", "gone"), [(178, 0), (190, 1)])
def test_a_purge_counts_first_and_removes_what_is_over_once(days, gone):
    EventFactory(created_at=timezone.now() - timedelta(days=days))
    assert what_is_over()["notices"] == gone
    assert purge().removed["notices"] == gone
    assert purge().removed["notices"] == 0
    assert RetentionRun.objects.count() == 2


def test_who_was_erased_is_erased_again_after_an_old_backup(person, tmp_path):
    file = tmp_path / "erased.txt"
    stays = UserFactory()
    erase_person(user=UserFactory())
    said = StringIO()
    call_command("erased_accounts", stdout=said)
    file.write_text(f"{said.getvalue()}{person.pk}\n")
    call_command("erase_again", file, stdout=StringIO())
    assert not User.objects.filter(pk=person.pk).exists()
    assert User.objects.filter(pk=stays.pk).exists()
    file.write_text("1 OR 1=1")
    with pytest.raises(CommandError):
        call_command("erase_again", file, stdout=StringIO())


def test_erasing_writes_a_tombstone_that_spares_a_later_account(
    person, monkeypatch, tmp_path, django_capture_on_commit_callbacks
):
    monkeypatch.setattr(settings, "DATA_DIR", tmp_path)
    key = person.pk
    with django_capture_on_commit_callbacks(execute=True):
        erase_person(user=person, with_texts=True)
    (stone,) = read_tombstones(tmp_path / "erased.txt")
    assert (stone.account, stone.with_texts) == (key, True)
    before = UserFactory(pk=key, date_joined=stone.at - timedelta(days=1))
    assert erase_again([stone]) == 1
    assert not User.objects.filter(pk=before.pk).exists()
    UserFactory(pk=key, date_joined=stone.at + timedelta(days=1))
    assert erase_again([stone]) == 0


@pytest.mark.parametrize(
    "line", ["x", "-1", "1 yesterday", "1 2026-01-01", "9" * 30, "1 2 3 texts"]
)
def test_an_impossible_tombstone_is_refused(line, tmp_path):
    file = tmp_path / "erased.txt"
    file.write_text(line)
    with pytest.raises(ValueError):
        read_tombstones(file)


def test_a_dry_run_says_what_would_go_and_removes_nothing():
    event = EventFactory(created_at=timezone.now() - timedelta(days=400))
    said = StringIO()
    call_command("purge", "--dry-run", stdout=said)
    assert "notices: 1" in said.getvalue()
    event.refresh_from_db()
    call_command("purge", stdout=StringIO())
    assert not type(event).objects.filter(pk=event.pk).exists()
