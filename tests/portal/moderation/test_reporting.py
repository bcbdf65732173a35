"""Reporting something that is not right."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection, connections
from django.urls import reverse

from forums.boards.models import Post
from forums.boards.moderated import subject_of
from portal.moderation.actions import Judgement, decide, file_report
from portal.moderation.models import Case, Report
from portal.notifications.models import Event, Notice
from tests.factories.accounts import tenant_of
from tests.factories.boards import TopicFactory, board_of
from tests.factories.organisations import HousingCompanyFactory


def test_a_report_takes_two_taps_and_opens_a_case(client, post, neighbours):
    client.force_login(neighbours[0])
    address = reverse("moderation:report", args=["post", post.pk])
    assert address in client.get(post.get_absolute_url(), follow=True).content.decode()
    assert 'value="unfriendly"' in client.get(address).content.decode()
    assert client.post(address, {"reason": "unfriendly"}).status_code == 302
    case = Case.objects.get()
    assert (case.state, case.reports_count, case.author) == ("open", 1, post.author)


def test_somebody_counts_once(subject, neighbours):
    assert file_report(subject=subject, reporter=neighbours[0], reason="spam")
    assert file_report(subject=subject, reporter=neighbours[0], reason="danger") is None
    assert Case.objects.get().reports_count == 1


def test_three_people_hide_it_until_somebody_looked(post, subject, neighbours):
    for person in neighbours[:3]:
        file_report(subject=subject_of(post), reporter=person, reason="unfriendly")
    post.refresh_from_db()
    assert (post.state, Case.objects.get().is_hidden_meanwhile) == ("hidden", True)


def test_numbers_do_not_hide_what_a_moderator_kept(post, neighbours, moderator):
    file_report(subject=subject_of(post), reporter=neighbours[3], reason="spam")
    decide(case=Case.objects.get(), moderator=moderator, judgement=Judgement(outcome="keep"))
    for person in neighbours[:3]:
        file_report(subject=subject_of(post), reporter=person, reason="spam")
    post.refresh_from_db()
    assert (post.state, Case.objects.get().state) == ("visible", "open")


def test_nobody_reports_their_own_words(subject, author):
    with pytest.raises(PermissionDenied):
        file_report(subject=subject, reporter=author, reason="spam")


def test_what_is_public_and_against_the_law_needs_no_account(client, post):
    address = reverse("moderation:report", args=["post", post.pk])
    assert 'value="spam"' not in client.get(address).content.decode()
    assert client.post(address, {"reason": "spam"}).status_code == 403
    assert client.post(address, {"reason": "illegal"}).status_code == 302
    report = Report.objects.get()
    assert (report.reporter, report.reason) == (None, "illegal")


def test_reports_without_an_account_never_hide_by_number(post):
    for _number in range(5):
        file_report(subject=subject_of(post), reporter=None, reason="illegal")
    post.refresh_from_db()
    assert post.state == "visible"


def test_danger_is_told_at_once_and_help_is_shown(
    client, post, neighbours, moderator, django_capture_on_commit_callbacks
):
    client.force_login(neighbours[0])
    address = reverse("moderation:report", args=["post", post.pk])
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(address, {"reason": "danger"}, follow=True)
    assert "1813" in answer.content.decode()
    assert Notice.objects.filter(user=moderator, event__event="moderation_danger").exists()


def test_a_closed_board_s_message_does_not_exist_for_others(client, author, neighbours):
    company = HousingCompanyFactory()
    hidden = TopicFactory(board=board_of(company)).posts.get()
    address = reverse("moderation:report", args=["post", hidden.pk])
    assert client.post(address, {"reason": "illegal"}).status_code == 404
    client.force_login(author)
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("identity", ["0", "99999999999999999999", "abc", "1-2"])
@pytest.mark.parametrize("kind", ["post", "nothing"])
def test_what_is_not_there_cannot_be_reported(client, db, kind, identity):
    address = reverse("moderation:report", args=[kind, identity])
    assert client.post(address, {"reason": "illegal"}).status_code == 404


@pytest.mark.parametrize("reason", ["", "nonsense", "\x00"])
def test_a_reason_that_is_none_is_refused(client, post, neighbours, reason):
    client.force_login(neighbours[0])
    address = reverse("moderation:report", args=["post", post.pk])
    assert client.post(address, {"reason": reason}).status_code == 403


def test_a_machine_that_fills_in_everything_reports_nothing(client, post):
    address = reverse("moderation:report", args=["post", post.pk])
    client.post(address, {"reason": "illegal", "website": "https://x.test"})
    assert not Report.objects.exists()


def test_the_author_never_reads_who_reported(client, post, neighbours, author, moderator):
    for person in neighbours[:2]:
        file_report(subject=subject_of(post), reporter=person, reason="unfriendly")
    judgement = Judgement(outcome="hide", statement="Scheld niet.")
    decision = decide(case=Case.objects.get(), moderator=moderator, judgement=judgement)
    client.force_login(author)
    page = client.get(decision.get_absolute_url()).content.decode()
    assert "Scheld niet." in page
    assert not any(person.display_name in page for person in neighbours)
    told = Event.objects.filter(recipient=author, event="moderation_decision").get()
    assert told.actor is None


@pytest.mark.django_db(transaction=True)
def test_ten_reports_at_once_by_one_person_are_one():
    company = HousingCompanyFactory()
    post = TopicFactory(board=board_of(company)).posts.get()
    reporter = tenant_of(company)

    def report(_number):
        try:
            mine = Post.objects.select_related("topic__board").get(pk=post.pk)
            file_report(subject=subject_of(mine), reporter=reporter, reason="spam")
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as clients:
        list(clients.map(report, range(10)))
    connections.close_all()
    assert (Report.objects.count(), Case.objects.get().reports_count) == (1, 1)
