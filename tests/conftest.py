"""What all tests share."""

import os
from pathlib import Path

import pytest
from django.core.cache import caches
from django.utils import translation

from portal.core import memory
from tests import migrated_database, standing_pages
from tests.browsing import a_browser
from tests.engines_report import tell_differences
from tests.patient_flushing import flush_patiently
from tests.sharing import Sharing


@pytest.fixture(scope="session")
def django_db_keepdb():
    """On SQLite a database comes along migrated; see `_a_migrated_database`."""
    return _is_sqlite()


def _is_sqlite() -> bool:
    from django.db import connection

    return connection.vendor == "sqlite"


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix):
    """Before the database is opened, put the migrated one in its place."""
    from django.db import connection

    if _is_sqlite():
        migrated_database.bring_or_wait(Path(connection.settings_dict["TEST"]["NAME"]))


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The first run with these migrations keeps what they made for the next."""
    from django.db import connection

    flush_patiently()
    with django_db_blocker.unblock():
        if _is_sqlite() and not migrated_database.shared_file().exists():
            migrated_database.keep(Path(connection.settings_dict["NAME"]))
        standing_pages.make_once()
    yield


@pytest.fixture(autouse=True)
def _in_dutch():
    """Each test begins in Dutch: a request leaves the language of its page to what comes after."""
    with translation.override("nl"):
        yield


@pytest.fixture(autouse=True)
def _forget_caches():
    """Each test starts without what another left in the memory of this process."""
    yield
    memory.forget_all()
    caches["local"].clear()
    caches["renditions"].clear()


@pytest.fixture(autouse=True)
def _writers_are_known(monkeypatch, request):
    """People in tests are no newcomers and may write as fast as a test does, unless it asks."""
    if "quick_people" not in request.keywords:
        monkeypatch.setattr("forums.boards.views.writing.is_too_quick", lambda mark: False)
    if "new_people" in request.keywords:
        return
    monkeypatch.setattr("forums.boards.holding.first_posts", lambda *args: 0)
    monkeypatch.setattr("forums.boards.pace.check_pace", lambda *args, **kwargs: None)
    monkeypatch.setattr("forums.boards.holding._copies", lambda *args: 0)


@pytest.fixture(autouse=True)
def _no_quiet_hours(monkeypatch, request):
    """No test depends on the hour: people in tests may be mailed at night, unless it asks."""
    if "quiet_hours" not in request.keywords:
        monkeypatch.setattr("portal.notifications.deciding.is_quiet", lambda *args: False)


@pytest.fixture(scope="module")
def chromium():
    """A real browser; make a context of its own in each test."""
    with a_browser() as browser:
        yield browser


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Who runs which test, with several processes."""
    return Sharing(config, log)


def pytest_terminal_summary(terminalreporter):
    """Name the failed tests in a file, for `tests.run` to try them once more."""
    tell_differences(terminalreporter)
    if path := os.environ.get("PORTAL_FAILED_TESTS"):
        stats = terminalreporter.stats
        failed = {report.nodeid for report in stats.get("failed", []) + stats.get("error", [])}
        Path(path).write_text("\n".join(sorted(failed)))


def pytest_sessionfinish(session, exitstatus):
    """In CI nothing is skipped: a skipped test there is a failed run."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") and reporter and reporter.stats.get("skipped") and not exitstatus:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
