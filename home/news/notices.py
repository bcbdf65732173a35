"""News of a company is told to those who follow the company, once for both languages."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.signals import page_published

from home.site.addresses import page_address
from portal.accounts.audiences import PUBLIC
from portal.notifications.actions import announce
from portal.notifications.texts import register_event

from .models import NewsPage

# Older news that is published (an import, the demo) is no news to anybody.
FRESH_DAYS = 14


def register() -> None:
    """Called once, when the portal starts."""
    register_event("company_news", title=_("“%(title)s”: news of %(about)s"), icon="newspaper")
    page_published.connect(tell_followers, sender=NewsPage, dispatch_uid="company_news")


def tell_followers(instance: NewsPage, **kwargs: Any) -> None:
    """Tell once that a company has news; not of pages that are closed to some, nor of old ones."""
    company, address = instance.company, page_address(instance.url_path)
    if company is None or address is None or instance.alias_of_id:
        return
    if (timezone.now() - instance.published_at).days > FRESH_DAYS:
        return
    if instance.get_view_restrictions().exists():
        return
    announce(
        event="company_news",
        about=f"company:{company.pk}",
        key=f"company_news:{instance.translation_key}",
        audience=PUBLIC,
        actor=None,
        url=address.path,
        params={
            "title": instance.title,
            "about": {"nl": company.name_nl, "fr": company.name_fr},
        },
    )
