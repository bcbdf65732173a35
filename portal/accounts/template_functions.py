"""What this room offers to all templates."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from allauth.socialaccount.adapter import get_adapter
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import json_script as as_json_script
from django.utils.translation import gettext as _
from markupsafe import Markup

from .models import User
from .permissions import can_judge_anybody
from .second_factor import needs_second_factor


@dataclass(frozen=True, slots=True)
class MenuLine:
    """A line of the menu of an account, as the side menu shows it."""

    title: str
    url: str
    icon: str
    current: bool = False
    count: int = 0
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class ProviderLink:
    """Another website that somebody can log in with."""

    name: str
    url: str


# Title, name of the address, icon.
Line = tuple[str, str, str]
_menu_sources: list[Callable[[User], Iterable[Line]]] = []


def register_menu_lines(source: Callable[[User], Iterable[Line]]) -> None:
    """Let a room to the right add lines to the menu of an account."""
    if source not in _menu_sources:
        _menu_sources.append(source)


def account_menu(request: HttpRequest) -> list[MenuLine]:
    """The pages of an account; the one that is open is marked."""
    lines = [
        (_("My details"), "profile", "user-round"),
        (_("E-mail address"), "account_email", "mail"),
        (_("Password"), "account_change_password", "lock"),
        (_("Second step"), "mfa_index", "shield-check"),
        (_("Where you are logged in"), "usersessions_list", "monitor"),
    ]
    if has_providers():
        lines.append((_("Other ways to log in"), "socialaccount_connections", "link"))
    if can_judge_anybody(request.user):
        lines.append((_("People who are waiting"), "people_waiting", "users-round"))
    lines += [line for source in _menu_sources for line in source(request.user)]
    found = []
    for title, name, icon in lines:
        url = reverse(name)
        is_current = request.path == url or (name != "profile" and request.path.startswith(url))
        found.append(MenuLine(title, url, icon, current=is_current))
    return found


def has_providers() -> bool:
    """Whether the settings name another way to log in; asks no table."""
    return bool(settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"])


def identity_providers(request: HttpRequest, process: str = "login") -> list[ProviderLink]:
    """The providers of `OIDC_PROVIDERS`, each with the address to post to."""
    return [
        ProviderLink(provider.name, provider.get_login_url(request, process=process))
        for provider in get_adapter().list_providers(request)
    ]


def provider_name(provider_id: str) -> str:
    """The name of a configured provider; of one that is gone, its id."""
    apps = get_adapter().list_apps(None)
    return next((app.name for app in apps if app.provider_id == provider_id), provider_id)


def json_script(value: object, element_id: str) -> Markup:
    """Data for a script of ours, in an element that the browser never runs."""
    return Markup(as_json_script(value, element_id, DjangoJSONEncoder))  # noqa: S704 - escaped there


def asks_second_factor(user: User) -> bool:
    """Whether this person must set up a second factor now."""
    return needs_second_factor(user)


BROWSERS = (
    ("Edg/", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)


def browser_name(user_agent: str) -> str:
    """Browser and device in words that people know; never the whole technical text."""
    browser = next((name for sign, name in BROWSERS if sign in user_agent), _("Another browser"))
    system = next((name for sign, name in SYSTEMS if sign in user_agent), "")
    return f"{browser}, {system}" if system else browser


FUNCTIONS = {
    function.__name__: function
    for function in (
        account_menu,
        asks_second_factor,
        browser_name,
        identity_providers,
        json_script,
        provider_name,
    )
}
