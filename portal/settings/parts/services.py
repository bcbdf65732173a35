"""Cache, sessions, tasks and search: on one machine by default, elsewhere by environment."""

from .paths import DATA_DIR, env

REDIS_URL = env.str("REDIS_URL", default="")
if REDIS_URL:
    CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": REDIS_URL,
        }
    }
    SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"
else:
    # The database is seen by all processes, so that limits on login attempts hold for all of them.
    CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.db.DatabaseCache",
            "LOCATION": "portal_cache",
        }
    }
    SESSION_ENGINE = "portal.accounts.session_store"
# Per process and short-lived: only for values that are the same for everybody.
CACHES["local"] = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "local"}
# Pictures' renditions are looked up on each page.
CACHES["renditions"] = {
    "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
    "LOCATION": "renditions",
    "TIMEOUT": 3600,
    "OPTIONS": {"MAX_ENTRIES": 5000},
}

SESSION_COOKIE_AGE = 14 * 24 * 3600
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
CSRF_USE_SESSIONS = False

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

ELASTICSEARCH_URL = env.str("ELASTICSEARCH_URL", default="")
# A reader waits no longer than this for the cluster; then titles are searched in the database.
ELASTICSEARCH_SECONDS = env.float("ELASTICSEARCH_SECONDS", default=1.0)
SEARCH_INDEX_NAME = env.str("SEARCH_INDEX_NAME", default="portal")
SEARCH_INDEX_PATH = DATA_DIR / "index"
# Whether the worker builds an index anew that is missing, broken or of another shape.
SEARCH_REBUILDS_ITSELF = env.bool("SEARCH_REBUILDS_ITSELF", default=True)
# How often a process asks whether editors changed the thesaurus elsewhere; 0: never.
THESAURUS_CHECK_SECONDS = 15

SERVER_TIMING = env.bool("SERVER_TIMING", default=False)
# Closes the portal with a page that says so; a file MAINTENANCE in the data folder does the same.
MAINTENANCE = env.bool("MAINTENANCE", default=False)
OPERATIONS_TOKEN = env.str("OPERATIONS_TOKEN", default="")

# Whether the worker asks other sites whether the pages that we link to are still there.
CHECK_OUTSIDE_LINKS = env.bool("CHECK_OUTSIDE_LINKS", default=False)
