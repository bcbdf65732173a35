import pytest

from home.submissions import actions
from portal.accounts.models import Role
from tests.factories.accounts import at_regulator, staff_of
from tests.factories.organisations import OrganisationFactory

STORY = {
    "summary": "Buren bellen elkaar.",
    "context": "Veel mensen zijn alleen.\n\nNiemand belt.",
    "steps": "Begin klein\nMet drie buren.\n\nBel elke week",
    "results": "Twaalf mensen bellen <b>nu</b>.",
}


@pytest.fixture
def author(homes):
    return staff_of(OrganisationFactory(), Role.PROFESSIONAL)


@pytest.fixture
def reviewer(homes):
    return at_regulator(Role.PRACTICE_REVIEWER)


@pytest.fixture
def draft(author):
    return actions.start_submission(
        author=author, language="nl", title="Telefoonketting", values=STORY
    )


@pytest.fixture
def sent(draft, author, reviewer):
    return actions.submit(submission=draft, user=author, privacy=True)


@pytest.fixture
def published(sent, reviewer):
    return actions.approve(submission=sent, reviewer=reviewer)
