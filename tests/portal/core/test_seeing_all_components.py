"""The catalogue in a real browser: every component, day and evening, narrow and wide."""

import pytest

from tests.browsing import faults, sideways

pytestmark = pytest.mark.browser


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_no_component_shuts_anybody_out(chromium, live_server, width, colours):
    context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=colours)
    page = context.new_page()
    said, hosts = [], set()
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: hosts.add(request.url.split("/")[2]))
    page.goto(f"{live_server.url}/dev/styleguide/")
    found, wider = faults(page), sideways(page)
    context.close()
    assert found == []
    assert wider == 0
    assert said == []  # a refusal by the content security policy would be said here
    assert hosts == {live_server.url.split("/")[2]}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("script", [True, False])
def test_the_evening_can_be_chosen_with_and_without_a_script(chromium, live_server, script):
    context = chromium.new_context(java_script_enabled=script)
    page = context.new_page()
    page.goto(f"{live_server.url}/dev/styleguide/")
    with page.expect_response(lambda response: "/theme/" in response.url):
        page.click("button[name=theme][value=dark]")
    page.goto(f"{live_server.url}/dev/styleguide/")
    assert page.locator("html").get_attribute("data-theme") == "dark"
    context.close()
