"""From what amount works need an opinion is a table by year."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from portal.core.preferences import Preferences
from portal.core.works_threshold import WorksThreshold, load_first, works_threshold
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


def test_the_newest_amount_of_the_day_counts():
    rules = Preferences.load()
    for year, amount in ((2021, "83392.61"), (2026, "98000"), (2027, "99000")):
        WorksThreshold.objects.create(preferences=rules, year=year, amount=amount)
    assert works_threshold(date(2026, 6, 1)).amount == Decimal("98000")
    assert works_threshold(date(2024, 6, 1)).year == 2021
    assert works_threshold(date(2020, 6, 1)) is None


def test_the_first_amount_is_loaded_once_and_never_again():
    assert load_first() == 1
    WorksThreshold.objects.all().delete()
    assert load_first() == 0


def test_an_administrator_adds_a_year(client):
    load_first()
    client.force_login(UserFactory(is_superuser=True))
    url = reverse("wagtailsettings:edit", args=["core", "preferences", Preferences.load().pk])
    shown = client.get(url)
    assert "83392.61" in shown.content.decode() or "83392,61" in shown.content.decode()
    form = shown.context["form"]
    data = {name: value for name, value in form.initial.items() if value not in (None, False)}
    prefix = "works_thresholds"
    kept = WorksThreshold.objects.get()
    data |= {
        f"{prefix}-TOTAL_FORMS": 2,
        f"{prefix}-INITIAL_FORMS": 1,
        f"{prefix}-MIN_NUM_FORMS": 0,
        f"{prefix}-MAX_NUM_FORMS": 1000,
        f"{prefix}-0-id": kept.pk,
        f"{prefix}-0-year": 2021,
        f"{prefix}-0-amount": "83392.61",
        f"{prefix}-1-id": "",
        f"{prefix}-1-year": 2026,
        f"{prefix}-1-amount": "98000",
    }
    assert client.post(url, data).status_code == 302
    assert [row.year for row in WorksThreshold.objects.all()] == [2026, 2021]
