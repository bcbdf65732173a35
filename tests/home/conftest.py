import pytest
from django.utils import translation

from home.site.bootstrap import ensure_trees


@pytest.fixture
def homes(db):
    """The start pages of both languages."""
    return ensure_trees()


@pytest.fixture(autouse=True)
def _in_dutch():
    """Each test begins in Dutch, whatever page the one before has read."""
    translation.activate("nl")
    yield
    translation.activate("nl")
