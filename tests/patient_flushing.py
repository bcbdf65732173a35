"""Emptying the tables waits for requests that a browser gave up and the server still answers.

PostgreSQL ends one of the two when each waits for the other; the tables are then emptied anew.
"""

from __future__ import annotations

import time
from functools import wraps
from typing import Any

from django.db import OperationalError
from django.db.backends.base.operations import BaseDatabaseOperations

ATTEMPTS = 5
PAUSE = 0.5  # seconds


def flush_patiently() -> None:
    """Called once, before the first test."""
    flush = BaseDatabaseOperations.execute_sql_flush

    @wraps(flush)
    def patiently(self: BaseDatabaseOperations, sql_list: Any) -> None:
        for attempt in range(ATTEMPTS):
            try:
                return flush(self, sql_list)
            except OperationalError:
                if attempt == ATTEMPTS - 1:
                    raise
                time.sleep(PAUSE)

    BaseDatabaseOperations.execute_sql_flush = patiently
