"""Counting. A page never waits for it and never fails by it."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import Any

from django.core import signing
from django.db import DatabaseError, transaction
from django.db.models import F, Model
from django.utils import timezone

from search.asking import Asked

from .models import ClickCount, QuestionCount
from .questions import counted

logger = logging.getLogger(__name__)
SALT = "search.insight.click"
VALID_SECONDS = 24 * 3600
LAST_PLACE = 500
KEPT_DAYS = 400
RARE_KEPT_DAYS = 60
RARE = 2


def count_question(asked: Asked, language: str, found: int) -> None:
    """Count the words of a first page, with how much was found."""
    text = counted(asked.text)
    if not text:
        return
    day = timezone.localdate()
    key = {"day": day, "language": language, "text": text}
    _count(QuestionCount, key, "asked", {"found": found, "had_results": found > 0})


def click_token(text: str, language: str) -> str:
    """What a page hands out so that a click can be counted for its question; empty for none."""
    text = counted(text)
    return signing.dumps([text, language], salt=SALT, compress=True) if text else ""


def count_click(token: str, position: int) -> bool:
    """Count an opened hit; False for a forged or old token, or an impossible place."""
    if not 1 <= position <= LAST_PLACE:
        return False
    try:
        text, language = signing.loads(token, salt=SALT, max_age=VALID_SECONDS)
    except (signing.BadSignature, ValueError, TypeError):
        return False
    key = {"day": timezone.localdate(), "language": language, "text": text, "position": position}
    _count(ClickCount, key, "clicks", {})
    return True


def _count(model: type[Model], key: dict[str, Any], name: str, values: dict[str, Any]) -> None:
    try:
        with transaction.atomic():
            rows = model._default_manager.filter(**key)
            if rows.update(**{name: F(name) + 1}, **values):
                return
            row = model(**key, **values)
            model._default_manager.bulk_create([row], ignore_conflicts=True)
            rows.update(**{name: F(name) + 1})
    except DatabaseError as error:
        logger.warning("search.uncounted", extra={"error": type(error).__name__})


def forget_old() -> int:
    """Remove what is over a year old, and after two months what was asked once or twice only.

    Words that hardly anybody asks may hold a name.
    """
    today = timezone.localdate()
    gone = 0
    for model in (QuestionCount, ClickCount):
        old = model.objects.filter(day__lt=today - timedelta(days=KEPT_DAYS))
        gone += old.delete()[0]
    rare = QuestionCount.objects.filter(day__lt=today - timedelta(days=RARE_KEPT_DAYS))
    gone += rare.filter(asked__lte=RARE).delete()[0]
    return gone
