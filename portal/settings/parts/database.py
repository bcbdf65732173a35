"""SQLite by default, PostgreSQL by `DATABASE_URL`; tuned for many readers and short writes."""

from .paths import DATA_DIR, env

SQLITE_OPTIONS = {
    # Immediate: a write transaction takes its lock at the start and waits up to `timeout` for it,
    # instead of failing half way. FULL: an acknowledged write survives a power cut.
    "transaction_mode": "IMMEDIATE",
    "timeout": 5,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
        "PRAGMA mmap_size=268435456; PRAGMA cache_size=-32000; PRAGMA temp_store=MEMORY"
    ),
}


def database() -> dict:
    """The default database as Django wants it."""
    config = env.db_url("DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'portal.sqlite3'}")
    # A new connection for each request costs most of the speed of both engines.
    config["CONN_MAX_AGE"] = None
    if config["ENGINE"] == "django.db.backends.sqlite3":
        config["OPTIONS"] = SQLITE_OPTIONS
    else:
        config["CONN_HEALTH_CHECKS"] = True
        config["OPTIONS"] = {"prepare_threshold": 2}
        config["DISABLE_SERVER_SIDE_CURSORS"] = False
    return config


DATABASES = {"default": database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
