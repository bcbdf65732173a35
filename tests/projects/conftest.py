import pytest
from django.utils import translation

from home.site.bootstrap import ensure_trees


@pytest.fixture(autouse=True)
def _in_dutch():
    """Whatever language the page of the test before was in."""
    with translation.override("nl"):
        yield


@pytest.fixture
def homes(db):
    """The start pages of both languages."""
    return ensure_trees()
