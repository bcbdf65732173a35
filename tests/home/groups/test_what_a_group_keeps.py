"""A group's forum, documents, dates and summary: for its members alone."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from forums.boards.actions import open_topic
from forums.boards.groups import board_of
from forums.boards.models import Board, Topic
from forums.boards.permissions import can_moderate
from home.experiences.circles import circle_label, circles_of
from home.groups import actions
from home.groups.models import GroupDocument, GroupEvent, GroupMember
from home.groups.search_source import GroupSource
from home.groups.summaries import tell_weeks
from portal.accounts.models import Role, User
from portal.notifications.links import stop_token
from portal.notifications.models import Event, MailChoice, Notice
from tests.factories.accounts import UserFactory, at_regulator, tenant_of
from tests.factories.groups import colleague, group, joined
from tests.factories.organisations import HousingCompanyFactory
from tests.factories.taxonomy import ThemeFactory

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7 words"


@pytest.fixture
def leader(db):
    return colleague()


@pytest.fixture
def found(leader):
    return group(leader)


def again(user):
    return User.objects.get(pk=user.pk)


def document(found, author, name="plan.pdf"):
    return actions.add_document(
        group=found,
        author=again(author),
        title="Plan",
        upload=SimpleUploadedFile(name, PDF),
    )


def plan(found, actor, **fields):
    start = timezone.now() + timedelta(days=3)
    values = {"title": "Overleg", "starts_at": start, "ends_at": start + timedelta(hours=2)}
    return actions.plan_event(group=found, actor=again(actor), **{**values, **fields})


def test_a_group_has_a_board_that_only_members_read(client, found, leader, homes):
    board = board_of(found)
    topic = open_topic(board=board, author=again(leader), title="Hoe begint u?", text="Vertel.")
    for user, status in ((joined(found), 200), (colleague(), 404), (UserFactory(), 404)):
        client.force_login(user)
        assert client.get(board.get_absolute_url()).status_code == status
        assert client.get(topic.get_absolute_url()).status_code == status
    client.force_login(again(leader))
    assert "Hoe begint u?" in client.get(found.get_absolute_url()).content.decode()


def test_the_board_follows_the_name_and_the_themes_of_the_group(found, leader):
    texts = {"name": {"nl": "Onthaal", "fr": "Accueil"}}
    theme = ThemeFactory()
    actions.change_group(
        group=found, actor=again(leader), entry="open", texts=texts, themes=[theme]
    )
    board = Board.objects.get(kind=Board.Kind.GROUP)
    assert (board.name_nl, board.name_fr) == ("Onthaal", "Accueil")
    assert list(board.themes.all()) == [theme]


def test_moderators_of_the_group_moderate_its_board(found, leader):
    board = board_of(found)
    assert can_moderate(again(leader), board)
    assert not can_moderate(joined(found), board)
    assert not can_moderate(colleague(), board)
    assert can_moderate(at_regulator(Role.MODERATOR), board)


def test_a_topic_is_told_once_to_members_who_follow_the_group(
    found, leader, django_capture_on_commit_callbacks
):
    user = joined(found)
    actions.choose_level(group=found, user=user, level="all")
    with django_capture_on_commit_callbacks(execute=True):
        open_topic(board=board_of(found), author=again(leader), title="Nieuw", text="Dag allemaal.")
    assert Notice.objects.filter(user=user, event__event="topic").count() == 1


def test_a_document_is_sent_to_members_and_a_guessed_address_is_not_there(client, found, leader):
    row = document(found, leader)
    url = row.get_absolute_url()
    client.force_login(joined(found))
    answer = client.get(url)
    assert answer.content == PDF
    assert answer["Cache-Control"] == "private, no-store"
    others = [colleague(), tenant_of(HousingCompanyFactory()), at_regulator(Role.REGULATOR_ADMIN)]
    for user in others:
        client.force_login(user)
        assert client.get(url).status_code == 404
    client.logout()
    assert client.get(url).status_code == 404
    assert client.get(f"/media/{row.file.name}", follow=True).status_code == 404


def test_a_document_of_another_group_is_not_found_through_ones_own(client, found, leader):
    row = document(group(leader), leader)
    client.force_login(again(leader))
    assert client.get(reverse("groups:document", args=[found.slug, row.pk])).status_code == 404


def test_only_known_kinds_of_files_are_taken(client, found, leader, homes):
    client.force_login(again(leader))
    url = reverse("groups:add", args=[found.slug])
    for name, body in (("a.exe", b"MZ"), ("a.pdf", b"<html>"), ("a.html", PDF)):
        upload = SimpleUploadedFile(name, body)
        answer = client.post(url, {"title": "Mijn titel", "language": "nl", "upload": upload})
        assert "Mijn titel" in answer.content.decode()
    assert not GroupDocument.objects.exists()


def test_a_document_is_taken_away_by_its_author_and_by_moderators(found, leader):
    one, other = joined(found), joined(found)
    row = document(found, one)
    with pytest.raises(PermissionDenied):
        actions.delete_document(document=row, actor=again(other))
    actions.delete_document(document=row, actor=again(leader))
    assert not GroupDocument.objects.exists()


def test_a_date_comes_as_a_file_for_calendars_and_a_cancelled_one_says_so(client, found, leader):
    row = plan(found, leader, place="Lindelaan 12")
    url = reverse("groups:event_file", args=[found.slug, row.pk])
    client.force_login(joined(found))
    first = client.get(url).content.decode()
    assert "Lindelaan 12" in first
    actions.cancel_event(event=row, actor=again(leader))
    actions.cancel_event(event=row, actor=again(leader))
    second = client.get(url).content.decode()
    assert "STATUS:CANCELLED" in second
    assert "SEQUENCE:1" in second
    client.force_login(colleague())
    assert client.get(url).status_code == 404


def test_a_date_is_planned_and_changed_on_the_site(client, found, leader, homes):
    client.force_login(again(leader))
    url = reverse("groups:plan", args=[found.slug])
    data = {
        "title": "Overleg",
        "language": "nl",
        "starts_at": "2031-05-01T10:00",
        "ends_at": "2031-05-01T09:00",
    }
    assert "Het einde moet na het begin" in client.post(url, data).content.decode()
    client.post(url, {**data, "ends_at": "2031-05-01T12:00"})
    row = GroupEvent.objects.get()
    change = reverse("groups:event", args=[found.slug, row.pk])
    assert 'value="2031-05-01T10:00"' in client.get(change).content.decode()
    client.post(change, {**data, "ends_at": "2031-05-01T13:00"})
    row.refresh_from_db()
    assert row.sequence == 1
    client.force_login(joined(found))
    assert client.get(change).status_code == 403


def test_a_collection_is_shared_with_a_group(found, leader):
    assert (found.audience, found.name) in circles_of(again(leader))
    assert circle_label(again(leader), found.audience) == found.name
    assert found.audience not in dict(circles_of(colleague()))


def test_the_summary_of_the_week_is_told_once_to_who_wants_it(found, leader):
    wants, wants_all = joined(found), joined(found)
    actions.choose_level(group=found, user=wants, level="weekly")
    actions.choose_level(group=found, user=wants_all, level="all")
    assert tell_weeks() == 0
    document(found, leader)
    plan(found, leader)
    open_topic(board=board_of(found), author=again(leader), title="Nieuw", text="Dag allemaal.")
    tell_weeks()
    tell_weeks()
    row = Event.objects.get(event="group_week")
    assert row.recipient == wants
    assert row.params["number"] == 3


def test_the_link_in_a_summary_stops_this_summary_and_nothing_else(found, leader, client):
    user = joined(found)
    actions.choose_level(group=found, user=user, level="weekly")
    document(found, leader)
    tell_weeks()
    row = Event.objects.get(event="group_week")
    client.post(reverse("notifications:stop", args=[stop_token(user, row, row.reason)]))
    assert actions.level_of(GroupMember.objects.get(user=user)) == actions.Level.NONE
    assert not MailChoice.objects.filter(user=user).exists()


def test_the_search_knows_a_group_under_who_may_know_of_it(leader):
    opened, closed = group(leader), group(again(leader), "closed")
    found = {document.key: document.audience for document in GroupSource().documents()}
    assert found == {f"group:{opened.pk}": "professional", f"group:{closed.pk}": closed.audience}
    assert GroupSource().document("x") is None


def test_what_was_written_stays_when_its_author_leaves_the_group(found):
    user = joined(found)
    open_topic(board=board_of(found), author=again(user), title="Nieuw", text="Dag allemaal.")
    actions.leave_group(group=found, user=again(user))
    assert Topic.objects.get().author == user
