"""For the tests: tasks run at once, mail stays in memory, cheap password hashes."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from .base import *

SECRET_KEY = "only-for-tests-" + "x" * 50
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
DEMO_ALLOWED = True
DEVELOPMENT_PAGES = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
_DATA = Path(tempfile.mkdtemp(prefix="portal-test-"))
atexit.register(shutil.rmtree, _DATA, ignore_errors=True)
DATA_DIR = _DATA
MEDIA_ROOT = _DATA / "media"
COUNCIL_FILES = _DATA / "councils"
STORAGES["councils"] = {
    "BACKEND": "django.core.files.storage.FileSystemStorage",
    "OPTIONS": {"location": COUNCIL_FILES},
}
STORAGES["groups"] = {
    "BACKEND": "django.core.files.storage.FileSystemStorage",
    "OPTIONS": {"location": _DATA / "groups"},
}
SEARCH_INDEX_PATH = _DATA / "index"
# A busy machine is no fault of the cluster; tests of a slow one set their own.
ELASTICSEARCH_SECONDS = 20.0
SEARCH_INDEX_NAME = f"test-{_DATA.name.lower()}"
THESAURUS_CHECK_SECONDS = 0
# Tasks run at once here: a rebuild would come in the middle of the search that asked for it.
SEARCH_REBUILDS_ITSELF = False
MAIL_FOLDER = _DATA / "mail"
CHECK_OUTSIDE_LINKS = False
WHITENOISE_AUTOREFRESH = True
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["NAME"] = str(_DATA / "db.sqlite3")
    # A file, since the live server of browser tests reads it from other threads.
    DATABASES["default"]["TEST"] = {"NAME": str(_DATA / "test.sqlite3")}
CACHES["default"]["KEY_PREFIX"] = _DATA.name
if REDIS_URL:
    # A test that clears its cache empties a whole database of Redis: each process has its own.
    _NUMBER = os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")
    CACHES["default"]["LOCATION"] = f"{REDIS_URL.rpartition('/')[0]}/{int(_NUMBER) % 16}"
