"""What all tests share."""

import os

import pytest
from django.core.cache import caches

from tests.browsing import a_browser


@pytest.fixture(autouse=True)
def _forget_caches():
    """Each test starts without what another left in the memory of this process."""
    yield
    caches["local"].clear()
    caches["renditions"].clear()


@pytest.fixture(autouse=True)
def _writers_are_known(monkeypatch, request):
    """People in tests are no newcomers and may write as fast as a test does, unless it asks."""
    if "new_people" in request.keywords:
        return
    monkeypatch.setattr("forums.boards.holding.first_posts", lambda: 0)
    monkeypatch.setattr("forums.boards.pace.check_pace", lambda *args, **kwargs: None)
    monkeypatch.setattr("forums.boards.holding._copies", lambda *args: 0)


@pytest.fixture(scope="module")
def chromium():
    """A real browser; make a context of its own in each test."""
    with a_browser() as browser:
        yield browser


def pytest_sessionfinish(session, exitstatus):
    """In CI nothing is skipped: a skipped test there is a failed run."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") and reporter and reporter.stats.get("skipped") and not exitstatus:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
