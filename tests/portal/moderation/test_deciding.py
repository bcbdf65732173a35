"""Looking at a case, deciding it, and what follows."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone, translation

from forums.boards.actions import edit_post, hide_post, reply
from forums.boards.moderated import subject_of
from portal.moderation.actions import (
    Judgement,
    appeal,
    claim,
    decide,
    file_report,
    leave_to_others,
    lift_sanction,
)
from portal.moderation.chain import first_broken_line
from portal.moderation.models import Act, Case, Decision, Sanction
from portal.notifications.models import Notice

WHY = "Je scheldt iemand uit."


@pytest.fixture
def case(subject, neighbours):
    file_report(subject=subject, reporter=neighbours[0], reason="unfriendly")
    return Case.objects.get()


def judge(case, moderator, outcome="hide", **values):
    judgement = Judgement(outcome=outcome, statement=values.pop("statement", WHY), **values)
    return decide(case=case, moderator=moderator, judgement=judgement)


@pytest.mark.parametrize(
    ("outcome", "state"),
    [("keep", "visible"), ("edit", "asked"), ("hide", "hidden"), ("remove", "removed")],
)
def test_a_decision_does_what_it_says(case, post, moderator, outcome, state):
    judge(case, moderator, outcome)
    post.refresh_from_db()
    case.refresh_from_db()
    assert (post.state, case.state) == (state, "decided")


def test_from_the_queue_to_the_reasons_and_the_answer(
    client, case, post, moderator, author, neighbours, django_capture_on_commit_callbacks
):
    client.force_login(moderator)
    assert case.title in client.get(reverse("moderation:queue")).content.decode()
    client.post(reverse("moderation:claim", args=[case.pk]))
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(
            case.get_absolute_url(), {"outcome": "remove", "statement": WHY, "sanction": ""}
        )
    assert answer.status_code == 302
    told = Notice.objects.get(user=author, event__event="moderation_decision")
    client.force_login(author)
    assert WHY in client.get(told.event.url).content.decode()
    heard = Notice.objects.get(user=neighbours[0], event__event="moderation_report")
    client.force_login(neighbours[0])
    assert client.get(heard.event.url).status_code == 200
    assert client.get(told.event.url).status_code == 404


def test_a_decision_against_somebody_needs_reasons(client, case, post, moderator):
    client.force_login(moderator)
    answer = client.post(case.get_absolute_url(), {"outcome": "hide", "statement": " "})
    post.refresh_from_db()
    assert (answer.status_code, post.state) == (200, "visible")
    with pytest.raises(ValidationError):
        judge(case, moderator, statement="")


def test_only_moderators_of_the_scope_judge(client, case, foreign_moderator, author, neighbours):
    for person in (foreign_moderator, author, neighbours[0]):
        with pytest.raises(PermissionDenied):
            judge(case, person)
    client.force_login(foreign_moderator)
    assert client.get(case.get_absolute_url()).status_code == 404
    assert case.title not in client.get(reverse("moderation:queue")).content.decode()
    client.force_login(author)
    for name in ("queue", "log"):
        assert client.get(reverse(f"moderation:{name}")).status_code == 403


def test_nobody_judges_their_own_words_nor_people_they_know(board, moderator, second_moderator):
    from forums.boards.actions import open_topic

    topic = open_topic(board=board, author=second_moderator, title="a", text="b")
    subject = subject_of(topic.posts.select_related("topic__board", "author").get())
    file_report(subject=subject, reporter=moderator, reason="spam")
    case = Case.objects.get()
    with pytest.raises(PermissionDenied):
        judge(case, second_moderator)
    leave_to_others(case=case, moderator=moderator)
    with pytest.raises(PermissionDenied):
        judge(case, moderator)


def test_two_moderators_do_not_decide_the_same_thing(case, moderator, second_moderator):
    claim(case=case, moderator=moderator)
    with pytest.raises(PermissionDenied, match="moderator|kijkt"):
        judge(case, second_moderator)
    judge(case, moderator)
    with pytest.raises(PermissionDenied):
        judge(case, second_moderator)
    assert Decision.objects.count() == 1


def test_another_moderator_answers_the_appeal_and_can_undo_everything(
    client, case, post, author, moderator, second_moderator
):
    decision = judge(case, moderator, "remove", sanction="pause", hours=24)
    client.force_login(author)
    client.post(decision.get_absolute_url(), {"text": "Het was een grapje."})
    case.refresh_from_db()
    assert case.state == "appealed"
    with pytest.raises(PermissionDenied):
        judge(case, moderator, "keep")
    judge(case, second_moderator, "keep")
    post.refresh_from_db()
    case.refresh_from_db()
    assert (post.state, post.text, case.state) == ("visible", "Jij bent een ezel.", "final")
    assert Sanction.objects.get().lifted_at
    with pytest.raises(PermissionDenied):
        appeal(decision=case.decisions.last(), author=author, text="Nog eens")


def test_an_appeal_comes_in_time_and_once(case, author, moderator, neighbours):
    decision = judge(case, moderator)
    with pytest.raises(PermissionDenied):
        appeal(decision=decision, author=neighbours[0], text="Niet mijn bericht")
    Decision.objects.update(decided_at=timezone.now() - timezone.timedelta(days=184))
    with pytest.raises(PermissionDenied):
        appeal(decision=decision, author=author, text="Te laat")


@pytest.mark.parametrize("kind", ["pause", "ban"])
def test_who_is_paused_reads_and_does_not_write(case, post, author, moderator, kind):
    judge(case, moderator, sanction=kind, hours=24)
    author = type(author).objects.get(pk=author.pk)
    with pytest.raises(PermissionDenied):
        reply(topic=post.topic, author=author, text="Toch!")
    lift_sanction(sanction=Sanction.objects.get(), moderator=moderator)
    del author._sanctions
    reply(topic=post.topic, author=author, text="Sorry.")


def test_a_pause_holds_where_its_moderator_moderates(case, author, moderator, second_moderator):
    judge(case, moderator, sanction="pause", hours=1)
    assert Sanction.objects.get().organisation == case.organisation


def test_a_warning_takes_no_right_away(case, post, author, moderator):
    judge(case, moderator, "keep", sanction="warning")
    reply(topic=post.topic, author=author, text="Begrepen.")


def test_what_was_asked_is_changed_and_seen_again_before_others_read_it(
    client, case, post, author, moderator
):
    judge(case, moderator, "edit")
    edit_post(post=post, author=author, text="Je vergist je.")
    post.refresh_from_db()
    case.refresh_from_db()
    assert (post.state, case.state, case.source) == ("pending", "open", "changed")
    judge(case, moderator, "keep")
    post.refresh_from_db()
    assert (post.state, post.text) == ("visible", "Je vergist je.")


def test_hiding_on_the_page_is_a_decision_like_any_other(post, author, moderator):
    hide_post(post=post, moderator=moderator, reason=WHY)
    decision = Decision.objects.get()
    assert (decision.outcome, decision.source, decision.statement) == ("hide", "moderator", WHY)
    appeal(decision=decision, author=author, text="Waarom?")


def test_every_act_leaves_a_line_and_a_changed_line_shows(case, moderator):
    claim(case=case, moderator=moderator)
    judge(case, moderator)
    assert [act.verb for act in Act.objects.all()] == ["report", "claim", "decide"]
    assert first_broken_line() is None
    Act.objects.filter(number=2).update(actor_id=None)
    assert first_broken_line() == 2


def test_a_missing_last_line_shows(case, moderator):
    claim(case=case, moderator=moderator)
    Act.objects.filter(number=2).delete()
    assert first_broken_line() == 2


def test_everybody_reads_the_figures(client, case, moderator, author):
    judge(case, moderator)
    page = client.get(reverse("moderation:figures"))
    assert page.status_code == 200
    assert author.display_name not in page.content.decode()
    for year in ("0000", "abcd", "99999", ""):
        assert client.get(reverse("moderation:figures"), {"year": year}).status_code == 200


def test_the_queue_costs_the_same_for_many(client, case, moderator, board, neighbours):
    from forums.boards.actions import open_topic

    client.force_login(moderator)
    address = reverse("moderation:queue")

    def queries():
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(
            connection,
        ) as caught:
            assert client.get(address).status_code == 200
        return len(caught)

    queries()
    few = queries()
    for number in range(5):
        topic = open_topic(board=board, author=neighbours[0], title=f"t{number}", text="x")
        subject = subject_of(topic.posts.select_related("topic__board", "author").get())
        file_report(subject=subject, reporter=neighbours[1], reason="spam")
    assert queries() == few


@pytest.mark.parametrize("key", ["", "nonsense", "WyJuZXh0Il0", "\x00"])
def test_odd_keys_give_the_first_page(client, moderator, key):
    client.force_login(moderator)
    for name in ("queue", "log"):
        page = client.get(
            reverse(f"moderation:{name}"), {"page": key, "show": key, "language": key}
        )
        assert page.status_code == 200


@pytest.mark.parametrize(
    ("language", "title", "name"),
    [
        ("nl", "Meldingen en berichten om te beoordelen", "Eigen privézaak: naar"),
        ("fr", "Signalements et messages à examiner", "Affaire personnelle : vers"),
    ],
)
def test_moderators_find_queue_and_texts_in_their_language(
    client, case, moderator, language, title, name
):
    client.force_login(moderator)
    with translation.override(language):
        queue = client.get(reverse("moderation:queue")).text
        page = client.get(reverse("moderation:case", args=[case.pk])).text
    assert f"<h1>{title}</h1>" in queue
    assert "Unfriendly" not in page
    assert name in page.replace("\u202f", " ")
