"""The Wagtail admin answers odd questions, odd parts of a path and odd texts in its forms."""

import re
from itertools import product
from urllib.parse import urlencode

import pytest
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, Page

from home.news.models import NewsPage

from .addresses import Route, routes
from .attacking import as_if_never_done, faults_of
from .conftest import browser_of
from .odd import IN_FIELDS, IN_QUERIES, MARKUP, NUL
from .reading_pages import read
from .trying import fewest, some
from .walking import is_page, names_asked

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.long,
    # Wagtail leaves the closing of a rendition's temporary file to the garbage collector.
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    # The report of translations pages through a list without an order.
    pytest.mark.filterwarnings("ignore::django.core.paginator.UnorderedObjectListWarning"),
]
# Where a search box stands.
SEARCHES = re.compile(r"search|choose|results|index|explore|listing|list$|autocomplete")

# Where rows stand under columns.
LISTS = re.compile(r"index$|:list$")
A_FIFTH = 0.2
ODD_PARTS = ("99999999999999999999", "0", "%00", "bestaat-niet")
CHOICES = {"radio", "checkbox", "select"}
ORDERS = re.compile(r"[?&;]ordering=-?(\w+)")


@pytest.fixture(scope="package")
def admin_routes(demo) -> list[Route]:
    return [route for route in routes("nl") if route.template.startswith("admin/")]


@pytest.fixture(scope="package")
def values(demo) -> dict[str, str]:
    """Ids of things that exist."""
    page = NewsPage.objects.first()
    image = get_image_model().objects.first()
    document = get_document_model().objects.first()
    known = {
        "page_id": page.pk,
        "parent_page_id": page.get_parent().pk,
        "page_to_move_id": page.pk,
        "image_id": image.pk if image else 1,
        "document_id": document.pk if document else 1,
        "revision_id": page.latest_revision_id or 1,
        "revision_id_a": "earliest",
        "revision_id_b": "latest",
        "collection_id": Collection.get_first_root_node().pk,
        "destination_id": Page.objects.get(depth=1).pk,
        "content_type_app_name": "news",
        "content_type_model_name": "newspage",
        "app_label": "wagtailcore",
        "model_name": "page",
        "app_name": "site",
        "action": "delete",
        "pk": page.pk,
        "object_id": page.pk,
    }
    return {name: str(value) for name, value in known.items()}


def test_there_are_many_addresses_to_try(admin_routes):
    assert len(admin_routes) > 250


def test_odd_parts_of_a_path_are_answered(admin_routes, values):
    client, wrong = browser_of("admin"), []
    with_parts = [route for route in admin_routes if route.parts]
    for route, odd in some(product(with_parts, ODD_PARTS)):
        wrong += faults_of(client, "GET", route.filled(dict.fromkeys(route.parts, odd)))
    assert not wrong, "\n".join(wrong[:40])


def test_odd_questions_are_answered(admin_routes, values):
    client, wrong = browser_of("admin"), []
    for route in some(admin_routes, A_FIFTH):
        address = route.filled(values)
        with names_asked() as names:
            first = faults_of(client, "GET", address)
        wrong += first
        if first:
            continue
        asked = sorted(names - {"next", "_popup"})
        searches = SEARCHES.search(route.name)
        for odd in some(IN_QUERIES, A_FIFTH, least=2) if searches else ("%00", IN_QUERIES[3]):
            if asked:
                query = "&".join(f"{name}={odd}" for name in asked)
                wrong += faults_of(client, "GET", f"{address}?{query}")
    assert not wrong, "\n".join(wrong[:40])


def test_what_is_searched_in_a_list_can_be_put_in_order_and_narrowed(admin_routes, values):
    client, wrong, tried = browser_of("admin"), [], 0
    lists = [route for route in admin_routes if LISTS.search(route.name)]
    for route in some(lists, A_FIFTH):
        address = route.filled(values)
        with as_if_never_done(client):
            answer = client.get(address)
        if answer.status_code != 200 or not is_page(answer):
            continue
        page = answer.content.decode()
        if 'name="q"' not in page:
            continue
        asked = {f"ordering={name}" for name in ORDERS.findall(page)}
        choices = [entry for form in read(page).forms for entry in form.fields]
        asked |= {urlencode({one.name: one.value}) for one in choices if one.kind in CHOICES}
        for query in sorted(asked):
            tried += 1
            wrong += faults_of(client, "GET", f"{address}?q=a&{query}")
    assert tried > fewest(20, A_FIFTH)
    assert not wrong, "\n".join(wrong[:40])


def test_odd_texts_in_forms_are_answered(admin_routes, values):
    client, wrong, filled = browser_of("admin"), [], 0
    for route in some(admin_routes, A_FIFTH):
        address = route.filled(values)
        with as_if_never_done(client):
            answer = client.get(address)
        if answer.status_code != 200 or not is_page(answer):
            continue
        for form in read(answer.content.decode()).forms:
            typed = [entry.name for entry in form.fields if entry.is_typed]
            if form.method != "post" or not typed:
                continue
            filled += 1
            for odd in some(IN_FIELDS, A_FIFTH, least=2):
                data = urlencode({**form.values(), **dict.fromkeys(typed, odd)}, errors="replace")
                with as_if_never_done(client):
                    wrong += faults_of(client, "POST", form.action or address, data)
    assert filled > fewest(20, A_FIFTH)
    assert not wrong, "\n".join(wrong[:40])


def test_a_post_without_anything_is_answered(admin_routes, values):
    client, wrong = browser_of("admin"), []
    for route, data in some(product(admin_routes, ("", urlencode({"title": MARKUP, "q": NUL})))):
        with as_if_never_done(client):
            wrong += faults_of(client, "POST", route.filled(values), data)
    assert not wrong, "\n".join(wrong[:40])
