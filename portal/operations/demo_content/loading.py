"""Reading the files of the demo: texts with dates that never grow old, and what was made so far."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone, translation
from django.utils.formats import date_format

from home.knowledge.models import PracticePage
from home.site.models import HomePage
from portal.accounts.models import User
from portal.organisations.models import HousingCompany, Organisation, Site

FOLDER = Path(__file__).resolve().parents[1] / "demo"
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_placeholder = re.compile(r"\{\{(date|year)(?::([+-]?\d+))?(?::([a-z]{3}))?\}\}")


def read(name: str) -> dict[str, Any]:
    """The tables of a demo file; empty when there is no such file."""
    file = FOLDER / f"{name}.toml"
    return tomllib.loads(file.read_text("utf-8")) if file.exists() else {}


@dataclass(slots=True)
class Demo:
    """What was made so far, by the keys of the files."""

    today: date = field(default_factory=timezone.localdate)
    homes: dict[str, HomePage] = field(default_factory=dict)
    organisations: dict[str, Organisation] = field(default_factory=dict)
    companies: dict[str, HousingCompany] = field(default_factory=dict)
    sites: dict[str, Site] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)
    practices: dict[str, PracticePage] = field(default_factory=dict)

    def day(self, offset: int, weekday: str = "") -> date:
        """A day relative to today, moved on to the first such weekday when one is asked for."""
        found = self.today + timedelta(days=offset)
        if weekday:
            found += timedelta(days=(WEEKDAYS.index(weekday) - found.weekday()) % 7)
        return found

    def moment(self, offset: int, at: str = "09:00") -> datetime:
        """A moment of that day, Brussels time."""
        hour, minute = (int(part) for part in at.split(":"))
        return timezone.make_aware(datetime.combine(self.day(offset), time(hour, minute)))

    def text(self, value: str, language: str) -> str:
        """The text with its dates filled in, as people say them in that language."""

        def said(match: re.Match[str]) -> str:
            kind, number, weekday = match.groups()
            offset = int(number or 0)
            if kind == "year":
                return str(self.today.year + offset)
            with translation.override(language):
                return date_format(self.day(offset, weekday or ""), "l j F")

        return _placeholder.sub(said, value)

    def filled(self, value: Any, language: str) -> Any:
        """The same for every text in lists and tables."""
        if isinstance(value, str):
            return self.text(value, language)
        if isinstance(value, list):
            return [self.filled(item, language) for item in value]
        if isinstance(value, dict):
            return {key: self.filled(item, language) for key, item in value.items()}
        return value

    def both(self, table: dict[str, Any], name: str) -> dict[str, str]:
        """A short field in both languages: `{"nl": ..., "fr": ...}`."""
        return {code: self.text(table.get(f"{name}_{code}", ""), code) for code in ("nl", "fr")}
