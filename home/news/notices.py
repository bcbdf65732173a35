"""News is told to those who follow its company or its themes, once for both languages."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.signals import page_published

from home.site.addresses import page_address
from portal.accounts.audiences import PUBLIC
from portal.notifications.following import (
    announce_to_followers,
    followed_organisations,
    followed_themes,
    is_fresh,
)
from portal.notifications.texts import register_event

from .models import NewsPage


def register() -> None:
    """Called once, when the portal starts."""
    register_event("company_news", title=_("“%(title)s”: news of %(about)s"), icon="newspaper")
    register_event("news", title=_("News: “%(title)s”"), icon="newspaper")
    page_published.connect(tell_followers, sender=NewsPage, dispatch_uid="company_news")


def tell_followers(instance: NewsPage, **kwargs: Any) -> None:
    """Tell once that there is news; not of pages that are closed to some, nor of old ones."""
    company, address = instance.company, page_address(instance.url_path)
    if address is None or instance.alias_of_id or not is_fresh(instance.published_at):
        return
    followed = followed_organisations(company) + followed_themes(instance.themes.all())
    if not followed or instance.get_view_restrictions().exists():
        return
    announce_to_followers(
        event="company_news" if company else "news",
        key=f"company_news:{instance.translation_key}",
        followed=followed,
        audience=PUBLIC,
        actor=None,
        url=address.path,
        params={"title": instance.title},
    )
