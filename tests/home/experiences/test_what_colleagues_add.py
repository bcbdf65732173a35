import uuid

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from home.experiences import actions
from home.experiences.models import (
    Comment,
    Replication,
    TranslationWish,
    Usefulness,
)
from home.knowledge.following import about_practice
from portal.accounts.models import Role
from portal.notifications.models import Event
from tests.factories.accounts import UserFactory, at_regulator, staff_of, tenant_of
from tests.factories.organisations import HousingCompanyFactory, OrganisationFactory
from tests.factories.practices import practice

pytestmark = pytest.mark.django_db
TRIED = {
    "organisation": "Vzw Elders",
    "year": 2025,
    "changed": "Met zes buren.",
    "result": "Het werkte <b>goed</b>.",
    "outcome": "worked",
}


@pytest.fixture
def page(homes):
    return practice(languages=("nl", "fr"), contact="soep@example.org")


@pytest.fixture
def colleague(homes):
    return staff_of(OrganisationFactory(), Role.PROFESSIONAL)


@pytest.fixture
def reviewer(homes):
    return at_regulator(Role.PRACTICE_REVIEWER)


def at(name, page):
    return reverse(f"experiences:{name}", args=[page.translation_key])


def test_what_was_tried_elsewhere_is_shown_after_a_look(client, page, colleague, reviewer):
    client.force_login(colleague)
    assert client.get(at("replicate", page)).status_code == 200
    client.post(at("replicate", page), TRIED)
    assert "Vzw Elders" not in client.get(page.url).content.decode()
    client.force_login(reviewer)
    row = Replication.objects.get()
    assert "Vzw Elders" in client.get(reverse("experiences:waiting")).content.decode()
    client.post(reverse("experiences:judge", args=[row.pk]), {"show": "1"})
    client.logout()
    french = page.get_translations().get()
    for address in (page.url, french.url, at("colleagues", page)):
        shown = client.get(address).content.decode()
        assert "Vzw Elders" in shown
        assert "<b>goed</b>" not in shown
    assert Event.objects.filter(event="replication_shown", recipient=colleague).exists()


def test_a_refusal_needs_a_reason_and_is_told(page, colleague, reviewer, client):
    row = actions.replicate(page=page, author=colleague, language="nl", **TRIED)
    client.force_login(reviewer)
    url = reverse("experiences:judge", args=[row.pk])
    client.post(url, {})
    row.refresh_from_db()
    assert row.state == "waiting"
    client.post(url, {"reason": "Een naam"})
    row.refresh_from_db()
    assert (row.state, row.reason) == ("refused", "Een naam")
    assert Event.objects.filter(event="replication_refused", recipient=colleague).exists()


def test_nobody_lets_their_own_through(page, reviewer, client):
    row = actions.replicate(page=page, author=reviewer, language="nl", **TRIED)
    client.force_login(reviewer)
    url = reverse("experiences:judge", args=[row.pk])
    assert client.post(url, {"show": "1"}).status_code == 403


def test_only_people_of_the_sector_add_something(page, client):
    posts = {
        "replicate": TRIED,
        "comment": {"kind": "question", "text": "Hoe?"},
        "useful": {"useful": "yes"},
    }
    for person in (UserFactory(), tenant_of(HousingCompanyFactory())):
        client.force_login(person)
        for name, data in posts.items():
            assert client.post(at(name, page), data).status_code == 403
    client.logout()
    assert all(client.post(at(name, page), data).status_code == 302 for name, data in posts.items())
    assert not Replication.objects.exists()
    assert not Comment.objects.exists()
    assert not Usefulness.objects.exists()


def test_questions_are_read_by_professionals_alone(page, colleague, client):
    client.force_login(colleague)
    client.post(at("comment", page), {"kind": "question", "text": "Wie **betaalt**?"})
    assert "<strong>betaalt</strong>" in client.get(at("colleagues", page)).content.decode()
    client.force_login(tenant_of(HousingCompanyFactory()))
    assert "betaalt" not in client.get(at("colleagues", page)).content.decode()


def test_usefulness_is_said_once_a_person(page, colleague, client):
    client.force_login(colleague)
    client.post(at("useful", page), {"useful": "yes", "reason": "Zelfde wijk"})
    client.post(at("useful", page), {"useful": "no", "reason": "Te duur"})
    row = Usefulness.objects.get()
    assert (row.is_useful, row.reason) == (False, "Te duur")


def test_a_wish_for_a_translation_counts_once(page, client):
    client.force_login(UserFactory())
    for _number in range(2):
        client.post(at("wish", page))
    assert TranslationWish.objects.get().language == "nl"


def test_who_follows_hears_that_it_was_tried_elsewhere(page, colleague, reviewer, client):
    client.force_login(UserFactory())
    client.post(at("follow", page))
    row = actions.replicate(page=page, author=colleague, language="nl", **TRIED)
    actions.judge(replication=row, reviewer=reviewer, shown=True, page=page)
    assert Event.objects.get(event="practice_replicated").about == about_practice(
        page.translation_key
    )


def test_the_practice_comes_as_a_tagged_pdf(page, client):
    answer = client.get(at("pdf", page))
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    assert b"/StructTreeRoot" in answer.content or b"/MarkInfo" in answer.content
    assert client.get(at("qr", page)).content.startswith(b"<svg")


def test_the_mailbox_is_shown_to_who_presses_the_button(page, client):
    assert "soep@example.org" not in client.get(page.url).content.decode()
    assert client.get(at("mailbox", page)).status_code == 405
    assert "soep@example.org" in client.post(at("mailbox", page)).content.decode()


def test_the_old_address_of_a_feed_leads_to_the_theme(client):
    with translation.override("nl"):
        feed = reverse("themes:feed", args=["soup"])
        old = reverse("experiences:compare").replace("vergelijken/", "soup.rss")
    assert client.get(old).url == feed


def test_a_draft_has_nothing_to_add_to(page, colleague, client):
    page.unpublish()
    client.force_login(colleague)
    for name in ("colleagues", "replicate", "pdf", "qr"):
        assert client.get(at(name, page)).status_code == 404
    assert client.get(reverse("experiences:colleagues", args=[uuid.uuid4()])).status_code == 404


@pytest.mark.parametrize(
    "change",
    [{"year": "x"}, {"result": "y" * 100_000}, {"outcome": "maybe"}, {"organisation": "\x00"}],
)
def test_odd_input_is_refused_in_words(page, colleague, client, change):
    client.force_login(colleague)
    answer = client.post(at("replicate", page), TRIED | change)
    assert answer.status_code == 200
    assert not Replication.objects.exists()


@pytest.mark.parametrize(("is_known", "most"), [(False, 12), (True, 20)])
def test_a_practice_page_costs_few_queries(
    page, colleague, reviewer, client, django_assert_max_num_queries, is_known, most
):
    for number in range(8):
        values = TRIED | {"organisation": f"Vzw {number}"}
        row = actions.replicate(page=page, author=colleague, language="nl", **values)
        actions.judge(replication=row, reviewer=reviewer, shown=True, page=page)
    if is_known:
        client.force_login(colleague)
    client.get(page.url)
    with django_assert_max_num_queries(most):
        assert client.get(page.url).status_code == 200


def test_a_tenant_is_not_asked_for_a_try_of_their_own(client, page, homes):
    client.force_login(tenant_of(HousingCompanyFactory()))
    address = reverse("experiences:replicate", args=[page.translation_key])
    listed = client.get(reverse("experiences:colleagues", args=[page.translation_key]))
    assert address not in client.get(page.url).content.decode() + listed.content.decode()


def test_a_stranger_is_asked_and_logs_in_first(client, page):
    address = reverse("experiences:replicate", args=[page.translation_key])
    assert address in client.get(page.url).content.decode()


def test_the_same_is_told_once_and_nothing_that_is_to_come(client, page, colleague):
    client.force_login(colleague)
    for _click in range(2):
        client.post(at("replicate", page), TRIED)
    assert Replication.objects.count() == 1
    other = client.post(at("replicate", page), TRIED | {"result": "Nog eens."}).content.decode()
    assert "vertelde dit al" in other
    ahead = TRIED | {"year": timezone.localdate().year + 1}
    html = client.post(at("replicate", page), ahead).content.decode()
    assert "jaar moet nog komen" in html
    client.post(at("replicate", page), TRIED | {"year": int(TRIED["year"]) - 1})
    assert Replication.objects.count() == 2
