"""Whatever is sent to whatever address: an answer in words, never a fault, never their markup."""

from collections.abc import Iterable, Iterator
from itertools import product
from urllib.parse import urlencode, urlsplit

import pytest
from django.test import Client

from tests.markup import mistakes

from .addresses import Route, routes, values_from
from .attacking import as_if_never_done, faults_of
from .conftest import ROLES, browser_of
from .odd import IN_FIELDS, IN_PATHS, IN_QUERIES, MARKUP, METHODS
from .reading_pages import Form
from .trying import some
from .walking import ELSEWHERE, PAGES_OF_THE_TREE, Walk, walk

pytestmark = [pytest.mark.django_db, pytest.mark.long]
LANGUAGES = ("nl", "fr")


@pytest.fixture(scope="module")
def walks(demo) -> dict[str, Walk]:
    """What each role finds by following links."""
    return {role: walk(browser_of(role)) for role in ROLES}


@pytest.fixture
def known(walks):
    """Values that fit, by the name of the route."""
    found: dict[str, dict[str, str]] = {}
    for walked in walks.values():
        targets = [urlsplit(target).path for target, _form in walked.forms.values()]
        found |= values_from([*walked.pages, *targets])
    return found


def public_routes(language: str) -> list[Route]:
    """All but the editors' side, which has a test of its own."""
    return [route for route in routes(language) if not f"/{route.template}".startswith("/admin/")]


def right_values(route: Route, known: dict[str, dict[str, str]]) -> dict[str, str]:
    """Values for the route itself, else for the names of its parts anywhere."""
    anywhere = {name: value for values in known.values() for name, value in values.items()}
    return {**anywhere, **known.get(route.name, {})}


def test_the_walks_have_seen_the_portal(walks):
    kinds = {kind for walked in walks.values() for kind, _language in walked.pages.values()}
    assert {"HomePage", "NewsPage", "PracticePage", "CompanyPage", "search", "my_home"} <= kinds
    assert {"boards:board", "boards:topic", "boards:topic_create", "mfa_index"} <= kinds
    assert all(len(walked.pages) > 30 for walked in walks.values())


def test_an_html_checker_finds_no_fault_in_any_kind_of_page(walks):
    """Each kind once, in one language, by whom most is offered: both languages are one template."""
    seen, wrong = set(), []
    for role in reversed(ROLES):
        client = browser_of(role)
        for address, (name, language) in walks[role].pages.items():
            if language == "fr" or name in seen:
                continue
            seen.add(name)
            found = mistakes(client.get(address).content.decode())
            wrong += [f"{address}: {fault}" for fault in found]
    assert len(seen) > 60
    assert not wrong, "\n".join(wrong[:40])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", ["", "staff"])
def test_odd_parts_of_a_path_are_answered(known, role, language):
    addresses = [
        route.filled({**right_values(route, known), part: odd})
        for route in public_routes(language)
        for part in route.parts
        for odd in IN_PATHS
    ]
    asked_and_answered(browser_of(role), addresses)


def asked_and_answered(client: Client, addresses: Iterable[str]) -> None:
    """Asks for some of these addresses; none has a fault in its answer."""
    wrong = [fault for address in some(addresses) for fault in faults_of(client, "GET", address)]
    assert not wrong, "\n".join(wrong[:40])


@pytest.mark.parametrize("prefix", ["xx", "en", "NL", "nl-BE", "%00", "n%6C", ".."])
def test_unknown_languages_are_answered(demo, prefix):
    own = [route for route in public_routes("nl") if route.template.startswith("nl/")]
    asked_and_answered(browser_of(""), [f"/{prefix}/{route.filled({})[4:]}" for route in own])


@pytest.mark.parametrize(("role", "languages"), [("", "nl fr"), ("tenant", "fr"), ("admin", "nl")])
def test_odd_questions_are_answered(walks, role, languages):
    addresses = [
        f"{address.partition('?')[0]}?{query}"
        for address, kind in walks[role].pages.items()
        if kind[1] in languages
        for query in questions(sorted(walks[role].asked[kind]))
    ]
    asked_and_answered(browser_of(role), addresses)


def questions(names: list[str]) -> Iterator[str]:
    """Query strings: each name with each odd value; where there are many, the names in turn."""
    for number, odd in enumerate(IN_QUERIES):
        few = names if len(names) < 5 else [names[number % len(names)]]
        yield from (f"{name}={odd}" for name in few)
    yield from (f"{name}=1&{name}=a&{name}[]=2&{name}" for name in names)
    for odd in (IN_QUERIES[0], "x" * 10_000):
        yield "&".join(f"{name}={odd}" for name in [*names, "onbekend"])


@pytest.mark.parametrize(("role", "language"), [("", "nl"), ("tenant", "fr"), ("admin", "nl")])
def test_other_methods_are_answered(known, role, language):
    client, wrong = browser_of(role), []
    addresses = [route.filled(right_values(route, known)) for route in public_routes(language)]
    for address, method in some(product(addresses, METHODS)):
        with as_if_never_done(client):
            wrong += faults_of(client, method, address)
    assert not wrong, "\n".join(wrong[:40])


@pytest.mark.parametrize("role", ROLES)
def test_odd_texts_in_forms_are_answered(walks, role):
    client, wrong = browser_of(role), []
    ours = [row for row in walks[role].forms.values() if not row[0].startswith(ELSEWHERE)]
    tries = [(target, form, odd) for target, form in ours for odd in odd_values(form)]
    for target, form, odd in some(tries):
        data = urlencode({**form.values(), **odd}, errors="replace")
        with as_if_never_done(client):
            wrong += send(client, form.method, target, data)
    assert not wrong, "\n".join(wrong[:40])


def odd_values(form: Form) -> Iterator[dict[str, str]]:
    """Each field with each odd text, then all typed fields at once."""
    for field in sorted({entry.name for entry in form.fields}):
        yield from ({field: odd} for odd in (IN_FIELDS if form.method == "post" else (MARKUP,)))
    for odd in IN_FIELDS[:2]:
        yield {entry.name: odd for entry in form.fields if entry.is_typed}


def send(client, method, target, data):
    """As the browser sends a form of that method."""
    if method == "post":
        return faults_of(client, "POST", target, data)
    return faults_of(client, "GET", f"{target.partition('?')[0]}?{data}")


def test_a_page_of_the_tree_is_found_by_its_whole_path_only(walks):
    assert PAGES_OF_THE_TREE in {route.name for route in public_routes("nl")}
