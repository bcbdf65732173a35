"""Pages that most tests stand on, made once for a run: each test begins with them.

A test that commits empties the tables; what comes after makes them again where it needs them.
"""

from home.knowledge.actions import ensure_practice_index
from home.site.bootstrap import ensure_trees
from search.outbox.models import Change


def make_once() -> None:
    """The start pages of both languages and the list of practices; search was told of them."""
    ensure_trees()
    ensure_practice_index()
    Change.objects.all().delete()
