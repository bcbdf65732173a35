"""Thanking, answering somebody, reading on, keeping a draft, and what is asked before sending."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from forums.boards import actions
from forums.boards.models import Draft, Post, Topic, TopicRead
from forums.boards.private_matters import private_matters
from portal.notifications.models import Event
from tests.factories.accounts import tenant_of
from tests.factories.boards import TopicFactory, add_post


@pytest.fixture
def topic(board, tenant):
    return actions.open_topic(board=board, author=tenant, title="Lift kapot", text="Al een week.")


def address(name, topic):
    return reverse(f"boards:{name}", args=[topic.board.slug, topic.pk, topic.slug])


def test_thanking_twice_counts_once_and_can_be_undone(client, topic, neighbour, tenant):
    post = topic.posts.get()
    client.force_login(neighbour)
    for _time in range(2):
        client.post(reverse("boards:thank", args=[post.pk]), {"said": "thanks on"})
    post.refresh_from_db()
    assert post.thanks_count == 1
    client.post(reverse("boards:thank", args=[post.pk]), {"said": "thanks off"})
    post.refresh_from_db()
    assert post.thanks_count == 0
    with pytest.raises(PermissionDenied):
        actions.react(post=post, user=tenant, kind="thanks")


@pytest.mark.parametrize("kind", ["", "love", "\x00"])
def test_other_reactions_are_refused(client, topic, neighbour, kind):
    client.force_login(neighbour)
    answer = client.post(
        reverse("boards:thank", args=[topic.posts.get().pk]), {"said": f"{kind} on"}
    )
    assert answer.status_code == 403


def test_who_asked_chooses_the_answer(client, topic, tenant, neighbour):
    answer = actions.reply(topic=topic, author=neighbour, text="Bel de wachtdienst.")
    with pytest.raises(PermissionDenied):
        actions.accept_answer(post=answer, user=neighbour)
    with pytest.raises(PermissionDenied):
        actions.accept_answer(post=topic.posts.get(position=1), user=tenant)
    client.force_login(tenant)
    client.post(reverse("boards:accept", args=[answer.pk]), {"on": "1"})
    topic.refresh_from_db()
    assert topic.accepted_post == answer
    page = client.get(topic.board.get_absolute_url(), {"show": "solved"}).content.decode()
    assert topic.title in page
    assert Event.objects.filter(recipient=neighbour, event="accepted").count() == 1


def test_who_is_answered_or_named_hears_it_without_following(topic, tenant, neighbour, company):
    third = tenant_of(company, display_name="Ömer Ünal")
    first = actions.reply(topic=topic, author=neighbour, text="Ik ook.")
    actions.reply(topic=topic, author=third, text="Hier niet.")
    for person in (neighbour, third):
        actions.choose_level(topic=topic, user=person, level="mine")
    actions.reply(topic=topic, author=tenant, text="Dank @ömer ünal!", reply_to=first.pk)
    told = Event.objects.filter(recipient__isnull=False).values_list("recipient", "event")
    assert set(told) == {(neighbour.pk, "answered"), (third.pk, "mention")}


def test_quiet_is_quiet_and_outsiders_cannot_be_called_in(topic, tenant, neighbour, stranger):
    first = actions.reply(topic=topic, author=neighbour, text="Ik ook.")
    actions.choose_level(topic=topic, user=neighbour, level="none")
    actions.reply(topic=topic, author=tenant, text="@Elsewhere kom!", reply_to=first.pk)
    assert not Event.objects.filter(recipient__isnull=False).exists()


def test_a_reply_shows_whom_it_answers_and_quotes(client, topic, neighbour):
    client.force_login(neighbour)
    post = topic.posts.get()
    page = client.get(address("reply", topic), {"to": post.pk, "quote": "1"}).content.decode()
    assert "&gt; Al een week." in page
    client.post(
        address("reply", topic), {"text": "Hier ook", "language": "nl", "reply_to": post.pk}
    )
    assert Post.objects.get(position=2).reply_to == post
    other = TopicFactory().posts.get()
    page = client.get(address("reply", topic), {"to": other.pk, "quote": "1"}).content.decode()
    assert "&gt;" not in page.split("<textarea")[1].split("</textarea>")[0]


@pytest.mark.parametrize("key", ["", "x", "9" * 30, "-1", "\x00"])
def test_odd_keys_of_messages_are_left_out(client, topic, neighbour, key):
    client.force_login(neighbour)
    assert client.get(address("reply", topic), {"to": key, "quote": "1"}).status_code == 200
    typed = {"text": f"Zo {len(key)}", "language": "nl", "reply_to": key}
    assert client.post(address("reply", topic), typed).status_code in (200, 302)


def test_reading_goes_on_where_it_stopped_on_another_device(client, topic, neighbour):
    for number in range(25):
        add_post(topic, text=f"Bericht {number}")
    client.force_login(neighbour)
    sent = {"position": "21", "quietly": "1"}
    assert client.post(address("topic_read", topic), sent).status_code == 204
    client.post(address("topic_read", topic), {"position": "3", "quietly": "1"})
    assert TopicRead.objects.get().position == 21
    unread = topic.posts.get(position=22)
    client.logout()
    client.force_login(neighbour)
    assert client.get(address("unread", topic)).url == reverse("boards:post", args=[unread.pk])
    page = client.get(topic.board.get_absolute_url()).content.decode()
    assert "?to=unread" in page


@pytest.mark.parametrize("position", ["", "x", "-1", "1" * 40])
def test_odd_positions_are_refused(client, topic, neighbour, position):
    client.force_login(neighbour)
    answer = client.post(address("topic_read", topic), {"position": position})
    assert answer.status_code == 403


def test_each_list_shows_its_topics(client, board, tenant, neighbour):
    asked = actions.open_topic(board=board, author=tenant, title="Zonder antwoord", text="a")
    said = actions.open_topic(board=board, author=neighbour, title="Met antwoord", text="b")
    actions.reply(topic=said, author=tenant, text="c")
    client.force_login(neighbour)

    def shown(**asked_for):
        page = client.get(board.get_absolute_url(), asked_for).content.decode()
        return {topic.title for topic in (asked, said) if topic.title in page}

    assert shown(show="unanswered") == {"Zonder antwoord"}
    assert shown(show="mine") == {"Met antwoord"}
    assert shown(show="followed") == {"Met antwoord"}
    assert shown(show="solved") == set()
    assert shown(language="fr") == set()
    assert shown(show="nonsense", language="\x00") == {"Zonder antwoord", "Met antwoord"}
    client.logout()


def test_a_bar_says_what_went_on_since(client, topic, neighbour):
    client.force_login(neighbour)
    newer = reverse("boards:newer", args=[topic.board.slug])
    before = (timezone.now() - timedelta(minutes=1)).timestamp()
    assert "btn" in client.get(newer, {"since": before}).content.decode()
    assert "btn" not in client.get(newer, {"since": timezone.now().timestamp()}).content.decode()
    for odd in ("", "x", "nan", "1e400"):
        assert client.get(newer, {"since": odd}).status_code == 204


def test_a_draft_is_kept_while_typing_and_offered_on_another_device(client, topic, neighbour):
    client.force_login(neighbour)
    typed = {"about": topic.about, "text": "Ik wilde zeg", "language": "fr"}
    assert client.post(reverse("boards:draft"), typed).status_code == 204
    client.logout()
    client.force_login(neighbour)
    assert "Ik wilde zeg" in client.get(address("reply", topic)).content.decode()
    client.post(address("reply", topic), {"text": "Ik wilde zeggen", "language": "nl"})
    assert not Draft.objects.exists()


def test_a_draft_is_nobody_else_s(client, topic, tenant, neighbour):
    actions.keep_draft(user=neighbour, about=topic.about, text="Nog geheim")
    client.force_login(tenant)
    assert "Nog geheim" not in client.get(address("reply", topic)).content.decode()


@pytest.mark.parametrize("about", ["", "post:1", "topic:x", "topic:", "\x00"])
def test_drafts_belong_to_boards_and_topics(client, neighbour, about):
    client.force_login(neighbour)
    answer = client.post(reverse("boards:draft"), {"about": about, "text": "x"})
    assert answer.status_code == 400


def test_looking_first_sends_nothing(client, topic, neighbour):
    client.force_login(neighbour)
    typed = {"text": "**Let op**", "language": "nl", "preview": "1"}
    page = client.post(address("reply", topic), typed).content.decode()
    assert "<strong>Let op</strong>" in page
    assert Post.objects.count() == 1


def test_something_private_is_asked_about_once(client, topic, neighbour, editor):
    client.force_login(neighbour)
    typed = {"text": "Bel mij op 0470 12 34 56", "language": "nl"}
    page = client.post(address("reply", topic), typed).content.decode()
    assert 'type="checkbox"' in page
    assert Post.objects.count() == 1
    client.post(address("reply", topic), typed | {"sure": "on"})
    assert Post.objects.count() == 2
    client.force_login(editor)
    client.post(address("reply", topic), {"text": "Bel 02 533 19 11", "language": "nl"})
    assert Post.objects.count() == 3


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Bel 0470/12.34.56", ["telephone"]),
        ("+32 2 533 19 11", ["telephone"]),
        ("jan@voorbeeld.be", ["email"]),
        ("BE71 0961 2345 6769", ["account"]),
        ("Rijksregister 85.07.30-033.28", ["number"]),
        ("Ik woon Kerkstraat 12", ["address"]),
        ("au 12 ? non, rue de la Loi 16", ["address"]),
        ("Ik heb huurachterstand", ["matter"]),
        ("j'ai un retard de loyer", ["matter"]),
        ("De lift is al 12 dagen stuk, al sinds 2025.", []),
        ("Om 9.30 uur, 4 personen, 250 euro", []),
    ],
)
def test_private_things_are_seen(text, found):
    assert private_matters(text) == found


def test_sending_can_be_taken_back_into_a_draft(client, topic, neighbour):
    post = actions.reply(topic=topic, author=neighbour, text="Te snel")
    client.force_login(neighbour)
    page = client.post(reverse("boards:undo", args=[post.pk]), follow=True).content.decode()
    assert "Te snel" in page
    post.refresh_from_db()
    assert post.state == "deleted"


def test_what_is_answered_cannot_be_taken_back(topic, tenant, neighbour):
    post = actions.reply(topic=topic, author=neighbour, text="Te snel")
    actions.reply(topic=topic, author=tenant, text="Gelezen")
    with pytest.raises(PermissionDenied):
        actions.take_back(post=post, author=neighbour)


def test_a_long_topic_has_a_summary(client, topic, editor, company):
    for number in range(35):
        add_post(topic, text=f"Bericht {number}")
    loved = add_post(topic, text="Zo werkt het goed", thanks_count=4)
    Topic.objects.filter(pk=topic.pk).update(accepted_post=loved)
    assert client.get(address("summary", topic)).status_code == 404
    client.force_login(editor)
    assert address("summary", topic) in client.get(topic.get_absolute_url()).content.decode()
    assert "Zo werkt het goed" in client.get(address("summary", topic)).content.decode()


def test_ignoring_folds_for_one_reader_alone(client, topic, tenant, neighbour, stranger):
    actions.ignore(user=neighbour, other=tenant)
    client.force_login(neighbour)
    assert (
        "<details" in client.get(topic.get_absolute_url()).content.decode().split('id="posts"')[1]
    )
    with pytest.raises(PermissionDenied):
        actions.ignore(user=tenant, other=tenant)


def test_slow_mode_spaces_the_messages_of_one_person(topic, neighbour, moderator):
    Topic.objects.filter(pk=topic.pk).update(slow_seconds=600)
    topic.refresh_from_db()
    actions.reply(topic=topic, author=neighbour, text="Een")
    with pytest.raises(PermissionDenied):
        actions.reply(topic=topic, author=neighbour, text="Twee")
