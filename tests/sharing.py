"""Which tests go to one process: those that stand on something that takes long to make."""

from __future__ import annotations

from xdist.scheduler import LoadScopeScheduling

# Each is made once in a process, by a fixture of the folder or file.
TOGETHER = (
    "tests/journeys/bad_input/",
    "tests/portal/operations/test_backing_up.py",
)


class Sharing(LoadScopeScheduling):
    """Test by test, in order, so that those that commit come last; but some go together, first."""

    def _split_scope(self, nodeid: str) -> str:
        return next((start for start in TOGETHER if nodeid.startswith(start)), nodeid)
