import pytest

from home.site.bootstrap import ensure_trees


@pytest.fixture
def homes(db):
    """The start pages of both languages."""
    return ensure_trees()
