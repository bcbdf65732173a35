"""Groups of professionals and their people, made by the actions that people use."""

from itertools import count

from home.groups import actions
from home.groups.models import Group
from portal.accounts.models import Role, User
from tests.factories.accounts import staff_of
from tests.factories.organisations import OrganisationFactory

_numbers = count(1)


def colleague(**fields) -> User:
    """A confirmed professional of an association."""
    return staff_of(OrganisationFactory(), Role.PROFESSIONAL, **fields)


def group(leader: User | None = None, entry: str = Group.Entry.OPEN, **fields) -> Group:
    """A group with a board, looked after by `leader`."""
    number = next(_numbers)
    texts = {
        "name": {"nl": f"Groep {number}", "fr": f"Groupe {number}"},
        "description": {"nl": "Samen leren.", "fr": "Apprendre ensemble."},
    }
    return actions.open_group(
        actor=leader or colleague(), entry=entry, **{"texts": texts, **fields}
    )


def joined(of: Group, **fields) -> User:
    """A member of an open group."""
    user = colleague(**fields)
    actions.join_group(group=of, user=user)
    return user
