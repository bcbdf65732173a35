"""Dates, times and numbers as people say them."""

from datetime import UTC, date, datetime, time

import pytest
import time_machine
from django.utils import translation

from portal.core import dates, words

NOON = datetime(2026, 11, 24, 11, 0, tzinfo=UTC)  # 12.00 in Brussels


@pytest.fixture(params=["nl", "fr"])
def language(request):
    with translation.override(request.param), time_machine.travel(NOON, tick=False):
        yield request.param


def said(language, nl, fr):
    return {"nl": nl, "fr": fr}[language]


def test_a_date_is_written_out(language):
    day = date(2026, 12, 1)
    assert dates.day_month(day) == said(language, "1 december", "1er décembre")
    assert dates.weekday_date(day) == said(language, "dinsdag 1 december", "mardi 1er décembre")
    assert dates.month_year(day) == said(language, "december 2026", "décembre 2026")
    next_year = date(2027, 1, 5)
    assert dates.weekday_date(next_year) == said(
        language, "dinsdag 5 januari 2027", "mardi 5 janvier 2027"
    )


def test_a_calendar_leaf_has_three_short_words(language):
    assert dates.leaf(date(2026, 11, 24)) == said(
        language, ("di", "24", "nov"), ("mar", "24", "nov")
    )


def test_days_are_counted_from_today(language):
    assert dates.relative_days(date(2026, 11, 24)) == said(language, "vandaag", "aujourd’hui")
    assert dates.relative_days(date(2026, 11, 27)) == said(language, "over 3 dagen", "dans 3 jours")
    assert dates.relative_days(date(2026, 11, 22)) == said(
        language, "2 dagen geleden", "il y a 2 jours"
    )
    assert dates.relative_days(date(2024, 2, 29)) == said(
        language, "29 februari 2024", "29 février 2024"
    )
    assert dates.days_left(date(2026, 12, 6)) == said(language, "nog 12 dagen", "encore 12 jours")


def test_a_moment_late_in_the_evening_belongs_to_the_day_in_brussels(language):
    late = datetime(2026, 11, 24, 23, 30, tzinfo=UTC)
    assert dates.moment(late) == said(language, "morgen, 0.30 uur", "demain, 0 h 30")


@pytest.mark.parametrize(
    ("start", "end", "nl", "fr"),
    [
        (time(9), time(12), "9 tot 12 uur", "de 9 à 12 heures"),
        (time(13, 30), time(16), "13.30 tot 16 uur", "de 13 h 30 à 16 heures"),
        (time(9), time(12, 30), "9 tot 12.30 uur", "de 9 h à 12 h 30"),
    ],
)
def test_hours_are_said_together(language, start, end, nl, fr):
    assert dates.time_range(start, end) == said(language, nl, fr)


def test_numbers_are_grouped(language):
    assert words.number(3420) == said(language, "3.420", "3\u202f420")
    assert words.number(2.45, 1) == "2,5"
    assert words.percent(69) == "69\u00a0%"


@pytest.mark.parametrize(
    ("size", "nl", "fr"),
    [(12, "12 B", "12 o"), (380_000, "380 kB", "380 ko"), (2_400_000, "2,4 MB", "2,4 Mo")],
)
def test_a_file_says_how_large_it_is(language, size, nl, fr):
    assert words.file_size(size) == said(language, nl, fr)


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Mariam Diallo", "MD"),
        ("Karim El Idrissi", "KI"),
        ("fatima", "F"),
        ("Jean-Luc", "JL"),
        ("", "?"),
        ("((", "?"),
    ],
)
def test_a_name_plate_shows_initials_and_keeps_its_colour(name, letters):
    assert words.initials(name) == letters
    assert words.tone(name) == words.tone(name)
