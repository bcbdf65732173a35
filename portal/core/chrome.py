"""What stands around every page: the exact shape that `base.html` reads.

A context processor builds one `Chrome` a request. `Chrome.plain()` needs no request and no
database, so an error page can always be shown.
"""

from dataclasses import dataclass
from typing import Self

SITE_NAMES = {"nl": "Portaal", "fr": "Palier"}
TAGLINES = {"nl": "Sociale huisvesting in Brussel", "fr": "Le logement social à Bruxelles"}
LANGUAGE_NAMES = {"nl": "Nederlands", "fr": "Français"}


@dataclass(frozen=True, slots=True)
class MenuItem:
    """A link of the main menu or the footer. `current` marks the part the reader is in."""

    title: str
    url: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """The same page in another language. `label` is seen ("FR"), `name` is read ("Français").

    `switch_url` also remembers the choice; empty where there is nothing to remember.
    """

    code: str
    label: str
    name: str
    url: str
    current: bool = False
    switch_url: str = ""


@dataclass(frozen=True, slots=True)
class Phone:
    """The help line: as it is written, as it is dialled, and when it is answered."""

    text: str
    url: str
    hours: str = ""


@dataclass(frozen=True, slots=True)
class Reader:
    """Who is logged in. `notices` counts the unread ones; `admin_url` is empty for non-editors."""

    name: str
    dashboard_url: str
    account_url: str = ""
    logout_url: str = ""
    notices: int = 0
    notices_url: str = ""
    is_staff: bool = False
    admin_url: str = ""


@dataclass(frozen=True, slots=True)
class Banner:
    """A message above all pages. `kind` as a notice: info, sun, alert or go."""

    text: str
    title: str = ""
    kind: str = "info"
    url: str = ""
    link_text: str = ""


@dataclass(frozen=True, slots=True)
class Footer:
    """The three columns at the foot: help, links of this site, who is behind it."""

    contact_url: str = ""
    links: tuple[MenuItem, ...] = ()
    about: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Tab:
    """A button of the bar at the bottom of a tenant's phone."""

    title: str
    url: str
    icon: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class Chrome:
    """Everything around the page; what is empty is not shown."""

    language: str
    site_name: str
    tagline: str = ""
    home_url: str = "/"
    theme: str = ""  # "light" or "dark" when the reader chose; empty follows the device
    theme_url: str = ""
    phone: Phone | None = None
    languages: tuple[LanguageLink, ...] = ()
    menu: tuple[MenuItem, ...] = ()
    search_url: str = ""
    login_url: str = ""
    user: Reader | None = None
    banner: Banner | None = None
    is_demo: bool = False
    footer: Footer = Footer()
    tabbar: tuple[Tab, ...] = ()
    origin: str = ""  # "https://host": with it, the head names the page in each language
    canonical_url: str = ""
    feed_url: str = ""

    @classmethod
    def plain(cls, language: str = "nl") -> Self:
        """The least that a page needs: name, home and languages."""
        code = language if language in SITE_NAMES else "nl"
        return cls(
            language=code,
            site_name=SITE_NAMES[code],
            tagline=TAGLINES[code],
            home_url=f"/{code}/",
            languages=tuple(
                LanguageLink(other, other.upper(), name, f"/{other}/", other == code)
                for other, name in LANGUAGE_NAMES.items()
            ),
        )
