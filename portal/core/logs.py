"""Logs as one JSON object a line, in UTC, with the id of the request and no personal data."""

import json
import logging
from contextvars import ContextVar
from datetime import UTC, datetime

request_id: ContextVar[str] = ContextVar("request_id", default="")


class JsonFormatter(logging.Formatter):
    """Turns a record into one JSON line; line breaks in messages are escaped by JSON itself."""

    def format(self, record: logging.LogRecord) -> str:
        entry = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if current := request_id.get():
            entry["request"] = current
        if record.exc_info:
            entry["trace"] = self.formatException(record.exc_info)
        return json.dumps(entry, ensure_ascii=False)


class NoRoutine(logging.Filter):
    """Leaves out that a task began and ended well.

    The worker's own command turns that on whatever the settings say, two lines a task; a task that
    fails is still told.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether the record is worth a line."""
        return record.levelno >= logging.WARNING or not record.name.startswith("django_tasks")
