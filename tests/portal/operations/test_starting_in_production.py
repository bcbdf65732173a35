"""Production refuses what is insecure and says what to set."""

import pytest

from portal.settings.parts.production_checks import problems

GOOD = {
    "secret_key": "k" * 60,
    "debug": False,
    "hosts": ["portal.example.org"],
    "base_url": "https://portal.example.org",
    "demo": False,
    "email_url": "smtp+tls://user:word@mail.example.org:587",
    "from_email": "portal@example.org",
}


def test_a_good_environment_may_start():
    assert problems(**GOOD) == []


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("secret_key", "", "SECRET_KEY"),
        ("secret_key", "insecure-development-key-known-to-everybody" * 2, "SECRET_KEY"),
        ("debug", True, "DEBUG"),
        ("hosts", [], "ALLOWED_HOSTS"),
        ("hosts", ["*"], "ALLOWED_HOSTS"),
        ("base_url", "http://portal.example.org", "BASE_URL"),
        ("demo", True, "DEMO"),
        ("email_url", "", "EMAIL_URL"),
        ("email_url", "smtp://mail.example.org:25", "EMAIL_URL"),
        ("from_email", "no-reply@demo.example", "DEFAULT_FROM_EMAIL"),
    ],
)
def test_each_mistake_is_refused_with_what_to_set(name, value, told):
    (problem,) = problems(**{**GOOD, name: value})
    assert told in problem
