"""Before it is posted: words of danger, somebody's own matter, and machines."""

import pytest
from django.urls import reverse

from forums.boards import actions
from forums.boards.forms import is_too_quick, writer_mark
from forums.boards.models import Post
from forums.boards.private_matters import speaks_of_danger
from portal.moderation.models import Case
from portal.notifications.models import Notice
from tests.factories.boards import TopicFactory


@pytest.fixture
def topic(board, tenant):
    return TopicFactory(board=board, author=tenant)


def address_of(topic):
    return reverse("boards:reply", args=[topic.board.slug, topic.pk, topic.slug])


@pytest.mark.parametrize(
    ("text", "danger"),
    [
        ("Ik wil niet meer leven.", True),
        ("Soms denk ik aan ZELFMOORD", True),
        ("Je veux en finir avec la vie", True),
        ("je pense au suicide", True),
        ("De lift leeft niet meer.", False),
        ("Het einde van de werken", False),
        ("La fin des travaux", False),
        ("", False),
    ],
)
def test_words_of_danger_are_seen(text, danger):
    assert speaks_of_danger(text) is danger


def test_who_may_be_in_danger_is_shown_help_and_a_moderator_is_told(
    client, topic, neighbour, moderator, django_capture_on_commit_callbacks
):
    client.force_login(neighbour)
    typed = {"text": "Ik wil niet meer leven.", "language": "nl"}
    page = client.post(address_of(topic), typed).content.decode()
    assert reverse("moderation:help_now") in page.split("<main")[1]
    assert "Ik wil niet meer leven." in page
    assert Post.objects.count() == 1
    with django_capture_on_commit_callbacks(execute=True):
        client.post(address_of(topic), typed | {"sure": "on"})
    case = Case.objects.get()
    assert (case.source, case.seriousness) == ("danger", 5)
    assert Post.objects.latest("pk").state == "visible"
    assert Notice.objects.filter(user=moderator, event__event="moderation_danger").exists()


def test_a_private_matter_is_sent_to_the_own_company(client, topic, neighbour, monkeypatch):
    own = ("De Linde", "/nl/maatschappijen/de-linde/")
    monkeypatch.setattr("forums.boards.views.writing.own_company", lambda user: own)
    client.force_login(neighbour)
    typed = {"text": "Ik heb huurachterstand.", "language": "nl"}
    page = client.post(address_of(topic), typed).content.decode()
    assert own[1] in page
    assert Post.objects.count() == 1


def test_the_mark_of_a_form_says_when_it_was_shown(tenant, time_machine):
    time_machine.move_to("2026-11-24 12:00:00", tick=False)
    mark = writer_mark(tenant)
    assert is_too_quick(mark)
    assert is_too_quick("")
    time_machine.move_to("2026-11-24 12:00:03", tick=False)
    assert not is_too_quick(mark)


@pytest.mark.new_people
@pytest.mark.quick_people
def test_a_machine_waits_and_loses_nothing(client, topic, neighbour):
    client.force_login(neighbour)
    typed = {"text": "Goedkoop!", "language": "nl", "writer": writer_mark(neighbour)}
    answer = client.post(address_of(topic), typed)
    assert answer.status_code == 403
    assert "Goedkoop!" in answer.content.decode()
    assert Post.objects.count() == 1


def test_who_fills_in_what_nobody_sees_is_refused(client, topic, neighbour):
    client.force_login(neighbour)
    typed = {"text": "Goedkoop!", "language": "nl", "website": "https://a.example"}
    assert client.post(address_of(topic), typed).status_code == 403
    assert Post.objects.count() == 1


def test_a_message_in_danger_that_is_held_is_in_the_queue_once(topic, neighbour, monkeypatch):
    monkeypatch.setattr("forums.boards.holding.has_watched_word", lambda text: True)
    actions.reply(topic=topic, author=neighbour, text="Ik wil niet meer leven.")
    case = Case.objects.get()
    assert (case.source, Post.objects.latest("pk").state) == ("danger", "pending")
