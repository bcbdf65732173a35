"""Day or evening, chosen by the reader."""

import pytest
from django.test import RequestFactory

from portal.core.views import choose_theme, chosen_theme


def post(theme, referer="http://testserver/nl/forum/"):
    return choose_theme(
        RequestFactory().post("/theme/", {"theme": theme}, headers={"referer": referer})
    )


def test_a_choice_is_kept_and_the_page_comes_back():
    response = post("dark")
    assert response.url == "http://testserver/nl/forum/"
    assert response.cookies["theme"].value == "dark"


@pytest.mark.parametrize("theme", ["", "purple", "\x00"])
def test_anything_else_follows_the_device_again(theme):
    assert post(theme).cookies["theme"]["max-age"] == 0


def test_no_other_site_is_led_to():
    assert post("dark", "https://evil.example/").url == "/"


def test_a_forged_cookie_is_not_believed():
    request = RequestFactory().get("/")
    request.COOKIES["theme"] = '"><script>'
    assert chosen_theme(request) == ""
    request.COOKIES["theme"] = "light"
    assert chosen_theme(request) == "light"
