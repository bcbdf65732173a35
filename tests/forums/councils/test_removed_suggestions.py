"""A suggestion that moderation removed: its words go, and come back when the appeal is upheld."""

import pytest
from django.urls import reverse

from forums.councils.actions import suggest, support
from forums.councils.models import Suggestion
from portal.accounts.models import Role
from portal.moderation.actions import Judgement, appeal, decide, file_report
from portal.moderation.models import Case
from portal.moderation.subjects import find_subject
from tests.factories.accounts import at_regulator, tenant_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def suggestion(council, tenant):
    return suggest(
        council=council,
        author=tenant,
        title="Licht in de gang",
        text="Het is er donker.\nElke avond.",
    )


@pytest.fixture
def neighbour(council):
    return tenant_of(council.company)


def judged(suggestion, moderator, neighbour, kind):
    subject = find_subject("suggestion", str(suggestion.pk))
    file_report(subject=subject, reporter=neighbour, reason="unfriendly")
    judgement = Judgement(outcome=kind, statement="Dit kwetst mensen.")
    return decide(case=Case.objects.get(), moderator=moderator, judgement=judgement)


def seen(client, council, user):
    client.force_login(user)
    return client.get(reverse("councils:suggestions", args=[council.slug])).content.decode()


def test_a_removed_suggestion_is_nobodys_to_read(
    client, council, suggestion, tenant, neighbour, moderator
):
    support(suggestion=suggestion, user=neighbour)
    judged(suggestion, moderator, neighbour, "remove")
    suggestion.refresh_from_db()
    assert (suggestion.state, suggestion.text) == (Suggestion.State.REMOVED, "")
    for user in (tenant, neighbour):
        assert "Licht in de gang" not in seen(client, council, user)
    client.force_login(neighbour)
    address = reverse("councils:suggestion_support", args=[council.slug, suggestion.pk])
    assert client.post(address, {"on": "1"}).status_code == 404


def test_an_upheld_appeal_gives_it_back_whole_with_its_support(
    client, council, suggestion, tenant, neighbour, moderator
):
    support(suggestion=suggestion, user=neighbour)
    decision = judged(suggestion, moderator, neighbour, "remove")
    appeal(decision=decision, author=tenant, text="Dit is geen scheldpartij.")
    decide(
        case=Case.objects.get(),
        moderator=at_regulator(Role.MODERATOR),
        judgement=Judgement(outcome="keep", statement="Dit mag blijven."),
    )
    suggestion.refresh_from_db()
    assert suggestion.title == "Licht in de gang"
    assert suggestion.text == "Het is er donker.\nElke avond."
    assert suggestion.supports.count() == 1
    assert "Licht in de gang" in seen(client, council, neighbour)
