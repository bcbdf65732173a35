import re
from html import unescape

import pytest
from django.urls import reverse

from forums.boards.becoming import words_of_topic
from forums.boards.models import Post
from home.submissions.models import Submission
from portal.accounts.models import Role
from portal.core.memory import forget_all
from tests.factories.accounts import staff_of, tenant_of
from tests.factories.boards import BoardFactory, TopicFactory, board_of
from tests.factories.organisations import HousingCompanyFactory, OrganisationFactory

pytestmark = pytest.mark.django_db
START = {"language": "nl", "title": "Soep", "phase": "pilot"}


@pytest.fixture
def topic(homes):
    return TopicFactory(title="Wie kookt er mee?")


def test_a_practice_begins_with_the_words_and_the_language_of_the_topic(client, author, homes):
    words = "Nous cuisinons **chaque** vendredi."
    topic = TopicFactory(title="Qui cuisine avec nous ?", language="fr", opening=words)
    client.force_login(author)
    shown = client.get(topic.get_absolute_url()).content.decode()
    [begin] = re.findall(r'href="([^"]+from=[^"]+)"', shown)
    form = client.get(unescape(begin)).content.decode()
    assert "Qui cuisine avec nous" in form
    assert "Nous cuisinons chaque vendredi." in form
    assert '<option value="fr" selected>' in form


def test_no_words_come_from_a_topic_that_one_may_not_read(client, author, homes):
    board = board_of(HousingCompanyFactory())
    topic = TopicFactory(board=board, title="Onder ons", opening="Kanariegeel")
    client.force_login(author)
    begin = f"{reverse('submissions:create')}?from={topic.about}"
    form = client.get(begin).content.decode()
    assert "Onder ons" not in form
    assert "Kanariegeel" not in form
    assert words_of_topic(author, str(topic.pk)) is None


def test_a_first_message_that_was_taken_back_is_not_brought_along(client, author, topic):
    topic.posts.update(state=Post.State.DELETED, html="<p>Kanariegeel</p>")
    client.force_login(author)
    begin = f"{reverse('submissions:create')}?from={topic.about}"
    assert "Kanariegeel" not in client.get(begin).content.decode()


def test_a_topic_becomes_a_draft_and_both_point_at_each_other(client, topic, author, reviewer):
    from home.submissions import actions

    from .conftest import STORY

    client.force_login(author)
    begin = f"{reverse('submissions:create')}?title={topic.title}&amp;from={topic.about}"
    shown = client.get(topic.get_absolute_url()).content.decode()
    assert reverse("submissions:create") in shown
    form = client.get(begin.replace("&amp;", "&")).content.decode()
    assert topic.about in form
    client.post(reverse("submissions:create"), {**START, "from": topic.about})
    draft = Submission.objects.get()
    assert draft.origin == topic.about
    assert topic.get_absolute_url() in client.get(draft.get_absolute_url()).content.decode()
    assert (
        "Dit werd een goede praktijk" not in client.get(topic.get_absolute_url()).content.decode()
    )
    actions.save_step(submission=draft, user=author, step=2, values=STORY)
    draft = actions.submit(submission=draft, user=author, privacy=True)
    draft = actions.approve(submission=draft, reviewer=reviewer)
    forget_all()
    client.logout()
    shown = client.get(topic.get_absolute_url()).content.decode()
    assert draft.page.get_url() in shown
    colleagues = reverse("experiences:colleagues", args=[draft.page.translation_key])
    assert topic.get_absolute_url() in client.get(colleagues).content.decode()


def test_a_topic_that_one_may_not_read_leaves_no_trace(client, author):
    closed = TopicFactory(board=BoardFactory(audience="council-1"), title="Geheim")
    client.force_login(author)
    client.post(reverse("submissions:create"), {**START, "from": closed.about})
    draft = Submission.objects.get()
    assert draft.origin == ""
    Submission.objects.update(origin=closed.about)
    assert "Geheim" not in client.get(draft.get_absolute_url()).content.decode()


@pytest.mark.parametrize("odd", ["topic:x", "\x00", "nothing:1", "topic:" + "9" * 40, "x" * 500])
def test_an_odd_origin_is_left_out(client, author, odd):
    client.force_login(author)
    client.post(reverse("submissions:create"), {**START, "from": odd})
    assert Submission.objects.get().origin == ""


def test_tenants_are_not_offered_to_write_a_practice(client, topic):
    client.force_login(tenant_of(HousingCompanyFactory()))
    shown = client.get(topic.get_absolute_url()).content.decode()
    assert reverse("submissions:create") not in shown
    client.force_login(staff_of(OrganisationFactory(), Role.PROFESSIONAL))
    shown = client.get(topic.get_absolute_url()).content.decode()
    assert reverse("submissions:create") in shown
