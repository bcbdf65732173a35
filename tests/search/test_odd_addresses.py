"""Whatever stands in an address of the search, it is answered."""

from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.search.site import fill

pytestmark = pytest.mark.django_db

MARK = "<zz-mark>"
NAMES = ("q", "in", "kind", "theme", "board", "sort", "page", "size", "language", "nonsense")
VALUES = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        [
            "",
            "a",
            "x" * 10_000,
            "de het een",
            '"halve aanhaling',
            "AND OR NOT ( ) * ~ ^ title:x",
            "\x00\x07",
            "🌱🏠",
            "\u202emetsys",
            "مرحبا",
            "' OR 1=1; --",
            '{"query": {"match_all": {}}}',
            f"{MARK}<img src=x onerror=alert(1)>",
            "999999999999999999999",
            "-1",
            "1e9",
            "٣",
        ]
    ),
)
ADDRESSES = st.lists(st.tuples(st.sampled_from(NAMES), VALUES), max_size=8)
VIEWS = ("search", "search_suggestions", "search_feed", "api_search")
SHARED = settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture(scope="module", autouse=True)
def _index(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        fill()


@SHARED
@given(ADDRESSES, st.sampled_from(VIEWS))
def test_any_address_is_answered_and_nothing_is_reflected_raw(pairs, name):
    answer = Client().get(f"{reverse(name)}?{urlencode(pairs, errors='surrogatepass')}")
    assert answer.status_code in (200, 400)
    if answer["Content-Type"].startswith("text/html"):
        assert MARK not in answer.content.decode()


@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.parametrize(
    "query", ["q=%FF%FE", "q=%ED%A0%80", "q[]=x&q[$ne]=y", "page=1&page=2&page=x", "&&&=&=", "q=%"]
)
def test_broken_addresses_are_answered(client, name, query):
    assert client.get(f"{reverse(name)}?{query}").status_code in (200, 400)
