"""The two trees: made once, found again every time."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.db import transaction
from wagtail.models import Locale, Page, Site

from .addresses import base_url, forget_roots
from .models import HomePage

TITLES = {"nl": "Portaal", "fr": "Palier"}
SLUGS = {"nl": "home", "fr": "accueil"}


@transaction.atomic
def ensure_trees() -> dict[str, HomePage]:
    """The start page of each language, made when it is missing. Repeatable."""
    locales = {code: Locale.objects.get_or_create(language_code=code)[0] for code in TITLES}
    home = HomePage.objects.filter(locale=locales["nl"]).first()
    if home is None:
        home = _first_home(locales["nl"])
    french = HomePage.objects.filter(locale=locales["fr"]).first()
    if french is None:
        french = _french_home(home, locales["fr"])
    _ensure_site(home)
    forget_roots()
    return {"nl": home, "fr": french}


def _first_home(locale: Locale) -> HomePage:
    root = Page.objects.filter(depth=1).first() or Page.add_root(
        instance=Page(title="Root", slug="root")
    )
    # Wagtail's welcome page holds the slug that we want, and the site points to it.
    welcome = Page.objects.filter(depth=2, slug="home").exact_type(Page).first()
    if welcome is not None:
        Site.objects.filter(root_page=welcome).delete()
        welcome.delete()
        root.refresh_from_db()
    home = HomePage(title=TITLES["nl"], slug=SLUGS["nl"], locale=locale)
    root.add_child(instance=home)
    home.save_revision().publish()
    return home


def _french_home(home: HomePage, locale: Locale) -> HomePage:
    french = home.copy_for_translation(locale)
    french.title = french.draft_title = TITLES["fr"]
    french.slug = SLUGS["fr"]
    french.live = True
    french.save()
    french.save_revision().publish()
    return french


def _ensure_site(home: HomePage) -> None:
    site = Site.objects.filter(is_default_site=True).first()
    if site is None:
        where = urlsplit(base_url())
        port = where.port or (443 if where.scheme == "https" else 80)
        Site.objects.create(
            hostname=where.hostname or "localhost",
            port=port,
            root_page=home,
            is_default_site=True,
            site_name=TITLES["nl"],
        )
    elif site.root_page_id != home.pk:
        site.root_page = home
        site.save()
