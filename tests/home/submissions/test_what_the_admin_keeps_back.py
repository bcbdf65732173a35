"""What was not sent in is its authors' alone, in the administration too."""

import pytest
from django.urls import reverse
from wagtail.models import Page

from home.knowledge.models import PracticePage
from home.submissions import actions
from portal.accounts.models import Role
from portal.accounts.wagtail_rights import sync_regional_rights
from tests.factories.accounts import at_regulator

from .conftest import STORY

pytestmark = pytest.mark.django_db
ROLES = [Role.PRACTICE_REVIEWER, Role.REGULATOR_EDITOR, Role.REGULATOR_ADMIN]
SCREENS = ["edit", "history", "view_draft", "unpublish", "delete", "copy"]


@pytest.fixture(params=ROLES)
def editor(request, homes):
    sync_regional_rights()
    return at_regulator(request.param)


def _screen(name, page):
    return reverse(f"wagtailadmin_pages:{name}", args=[page.pk])


def _publish_in_bulk(client, page):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    return client.post(f"{address}?id={page.pk}&next=/admin/", {"id": page.pk})


@pytest.mark.parametrize("screen", SCREENS)
def test_a_draft_opens_for_nobody_else(client, draft, editor, screen):
    client.force_login(editor)
    answer = client.get(_screen(screen, draft.page))
    assert answer.status_code in {302, 403, 404}
    assert "Telefoonketting" not in answer.content.decode()


@pytest.mark.parametrize("address", ["/admin/practice-list/", "/admin/pages/search/?q=Telefoon"])
def test_a_draft_stands_in_no_list(client, draft, editor, address):
    client.force_login(editor)
    assert "Telefoonketting" not in client.get(address).content.decode()


def test_the_tree_hides_a_draft_and_shows_what_was_sent_in(client, draft, author, editor):
    client.force_login(editor)
    above = reverse("wagtailadmin_explore", args=[draft.page.get_parent().pk])
    assert "Telefoonketting" not in client.get(above).content.decode()
    actions.submit(submission=draft, user=author, privacy=True)
    assert "Telefoonketting" in client.get(above).content.decode()


def test_what_was_sent_in_is_published_by_who_may(client, sent):
    sync_regional_rights()
    client.force_login(at_regulator(Role.REGULATOR_EDITOR))
    _publish_in_bulk(client, sent.page)
    assert Page.objects.get(pk=sent.page_id).live


def test_what_is_being_changed_is_published_by_nobody(client, sent, reviewer, editor):
    actions.ask_for_changes(submission=sent, reviewer=reviewer, remarks={"": "Korter"})
    client.force_login(editor)
    assert client.get(_screen("edit", sent.page)).status_code in {302, 403}
    _publish_in_bulk(client, sent.page)
    assert not Page.objects.get(pk=sent.page_id).live


def test_a_new_version_in_the_making_is_not_published_for_its_authors(
    client, published, author, editor
):
    actions.revise(submission=published, user=author)
    actions.save_step(submission=published, user=author, step=4, values={"results": "Nog niet af"})
    client.force_login(editor)
    _publish_in_bulk(client, published.page)
    assert "Nog niet af" not in str(PracticePage.objects.get(pk=published.page_id).results)


def test_an_author_does_not_publish_what_waits_in_bulk(client, reviewer):
    sync_regional_rights()
    own = actions.start_submission(author=reviewer, language="nl", title="Van mij", values=STORY)
    own = actions.submit(submission=own, user=reviewer, privacy=True)
    client.force_login(reviewer)
    _publish_in_bulk(client, own.page)
    assert not Page.objects.get(pk=own.page_id).live


def test_lists_cost_the_same_with_more_drafts(
    client, author, editor, django_assert_max_num_queries
):
    client.force_login(editor)
    client.get("/admin/practice-list/")
    for number in range(8):
        actions.start_submission(author=author, language="nl", title=f"Ontwerp {number}", values={})
    with django_assert_max_num_queries(40):
        assert "Ontwerp" not in client.get("/admin/practice-list/").content.decode()
