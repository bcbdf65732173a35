"""What all tests share."""

import pytest
from django.core.cache import caches


@pytest.fixture(autouse=True)
def _forget_caches():
    """Each test starts without what another left in the memory of this process."""
    yield
    caches["local"].clear()
    caches["renditions"].clear()
