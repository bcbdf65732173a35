"""How often one address or account may do something, over all processes together."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.core.cache.backends.locmem import LocMemCache
from django.utils import timezone

from portal.moderation import limits

pytestmark = pytest.mark.django_db
HOUR = 3600
NOON = timezone.now().replace(hour=12, minute=5, second=0, microsecond=0)


@pytest.fixture
def processes(monkeypatch):
    """Two workers of one portal: a memory for each, and the cache that all see."""
    memories = [LocMemCache(f"worker-{number}", {}) for number in range(2)]
    for memory in memories:
        memory.clear()

    def enter(number):
        monkeypatch.setattr(limits, "caches", {"local": memories[number]})

    return enter


@pytest.fixture
def caller(rf):
    def call(address="192.0.2.1"):
        request = rf.post("/", REMOTE_ADDR=address)
        request.user = AnonymousUser()
        return request

    return call


def tries(processes, request, number, most=40):
    """How many of `number` tries pass, in turns in two processes."""
    passed = 0
    for turn in range(number):
        processes(turn % 2)
        passed += not limits.too_many_from_here("write", request, most=most, seconds=HOUR)
    return passed


def test_two_processes_count_an_address_together(processes, caller):
    with time_machine.travel(NOON, tick=False):
        assert 40 <= tries(processes, caller(), 100) <= 41
        assert tries(processes, caller(), 10) == 0
        assert tries(processes, caller("192.0.2.2"), 10) == 10
    with time_machine.travel(NOON + timedelta(hours=1), tick=False):
        assert tries(processes, caller(), 10) == 10


def test_a_process_that_starts_anew_forgets_no_address(processes, caller):
    with time_machine.travel(NOON, tick=False):
        tries(processes, caller(), 100)
        limits_of_all = cache.get(limits._key("write", f"a{limits.address_of(caller())}", HOUR))
        processes(0)
        limits.caches["local"].clear()
        assert limits.too_many_from_here("write", caller(), most=40, seconds=HOUR)
    assert limits_of_all >= 40


def test_an_address_named_by_the_caller_does_not_count(processes, rf):
    passed = 0
    with time_machine.travel(NOON, tick=False):
        for number in range(60):
            request = rf.post(
                "/", REMOTE_ADDR="192.0.2.1", HTTP_X_FORWARDED_FOR=f"198.51.100.{number}"
            )
            processes(number % 2)
            passed += not limits.too_many_from_here("write", request, most=40, seconds=HOUR)
    assert passed <= 41


def test_a_day_is_a_day_for_the_shared_cache_too(caller):
    for minutes in range(0, 60, 10):
        with time_machine.travel(NOON + timedelta(minutes=minutes), tick=False):
            refused = limits.too_many("report", caller(), most=4)
        assert refused == (minutes >= 40)
