"""The accounts of the demo and their one password; known to everybody, so for the demo alone."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.utils.translation import get_language

PASSWORD = "samen-wonen-1070"  # noqa: S105 - printed at start, impossible in production
DEMO_FOLDER = Path(__file__).parent / "demo"


def demo_accounts() -> list[dict]:
    """The accounts of `demo/accounts.toml`, in its order."""
    return tomllib.loads((DEMO_FOLDER / "accounts.toml").read_text("utf-8"))["account"]


@dataclass(frozen=True, slots=True)
class DemoLogin:
    """An account that a visitor of the demo may try, and what it shows."""

    email: str
    about: str


@lru_cache(maxsize=2)
def _logins(language: str) -> tuple[DemoLogin, ...]:
    return tuple(
        DemoLogin(account["email"], account[f"about_{language}"])
        for account in demo_accounts()
        if account["demo_login"]
    )


def demo_logins() -> tuple[DemoLogin, ...]:
    """The accounts that the login page offers; none outside the demo."""
    if not settings.DEMO_ALLOWED:
        return ()
    return _logins("fr" if get_language() == "fr" else "nl")


def announcement(url: str) -> str:
    """What is printed when the portal is ready: accounts, password and where the mails lie."""
    if not settings.DEMO_ALLOWED:
        return ""
    accounts = [account for account in demo_accounts() if account["demo_login"]]
    width = max(len(account["email"]) for account in accounts)
    lines = [f"Demo accounts (password for all: {PASSWORD}):"]
    lines += [f"  {account['email']:{width}}  {account['about_nl']}" for account in accounts]
    lines += [f"Mails: {url}/dev/mail/   Editors: {url}/admin/   Stop: Ctrl-C", ""]
    return "\n".join(lines)
