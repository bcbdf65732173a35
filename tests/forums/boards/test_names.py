"""A name that hurts is reported like anything else; a person decides, and it can come back."""

import pytest
from django.urls import reverse

from forums.boards import actions
from portal.accounts.models import Role
from portal.moderation.actions import Judgement, appeal, decide, file_report
from portal.moderation.models import Case
from portal.moderation.subjects import find_subject
from tests.factories.accounts import at_regulator, tenant_of


@pytest.fixture
def wrote(board, tenant):
    actions.open_topic(board=board, author=tenant, title="Lift", text="Stil.")
    return tenant


def test_a_name_is_reported_on_its_page_and_reports_alone_take_nothing(
    client, company, wrote, neighbour
):
    client.force_login(neighbour)
    address = reverse("moderation:report", args=["name", wrote.pk])
    assert address in client.get(reverse("boards:person", args=[wrote.pk])).content.decode()
    client.post(address, {"reason": "unfriendly"})
    for _other in range(4):
        subject = find_subject("name", str(wrote.pk))
        file_report(subject=subject, reporter=tenant_of(company), reason="unfriendly")
    wrote.refresh_from_db()
    assert (wrote.display_name, Case.objects.get().reports_count) == ("Fatima", 5)


@pytest.mark.parametrize("outcome", ["hide", "edit", "remove"])
def test_a_decision_takes_the_name_and_an_appeal_gives_it_back(wrote, neighbour, outcome):
    subject = find_subject("name", str(wrote.pk))
    case = file_report(subject=subject, reporter=neighbour, reason="unfriendly").case
    first, second = at_regulator(Role.MODERATOR), at_regulator(Role.MODERATOR)
    said = Judgement(outcome=outcome, statement="Deze naam kwetst.")
    decision = decide(case=case, moderator=first, judgement=said)
    wrote.refresh_from_db()
    assert wrote.display_name == ""
    appeal(decision=decision, author=wrote, text="Zo heet ik.")
    decide(case=case, moderator=second, judgement=Judgement(outcome="keep"))
    wrote.refresh_from_db()
    assert wrote.display_name == "Fatima"


@pytest.mark.parametrize("identity", ["0", "x", "9" * 30, "²"])
def test_nobody_s_name_cannot_be_reported(client, neighbour, identity):
    client.force_login(neighbour)
    assert client.get(f"/nl/moderatie/melden/name/{identity}/").status_code == 404
