"""What is published under a theme or by an organisation is told to who follows it, once."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.signals import page_published

from home.knowledge.models import ArticlePage, PracticePage
from home.site.addresses import page_address
from home.site.models import ContentPage, PortalPage, SectionPage
from portal.accounts.audiences import PUBLIC
from portal.notifications.following import (
    Followed,
    announce_to_followers,
    followed_organisations,
    followed_themes,
    is_fresh,
)
from portal.notifications.texts import register_event


def register() -> None:
    """Called once, when the portal starts."""
    register_event("theme_practice", title=_("New good practice: “%(title)s”"), icon="lightbulb")
    register_event("theme_page", title=_("New to read: “%(title)s”"), icon="file-text")
    page_published.connect(
        tell_of_practice, sender=PracticePage, dispatch_uid="tell_of_practice_under_theme"
    )
    for model in (ArticlePage, ContentPage, SectionPage):
        page_published.connect(
            tell_of_page, sender=model, dispatch_uid=f"tell_of_{model._meta.model_name}_under_theme"
        )


def tell_of_practice(instance: PracticePage, **kwargs: Any) -> None:
    """Followers of its themes, and of the organisations that made it."""
    makers = [instance.organisation, instance.company, *instance.co_organisations.all()]
    _tell(
        instance,
        "theme_practice",
        [*followed_themes(instance.themes.all()), *followed_organisations(*makers)],
    )


def tell_of_page(instance: PortalPage, **kwargs: Any) -> None:
    """Followers of its themes."""
    _tell(instance, "theme_page", followed_themes(instance.themes.all()))


def _tell(page: PortalPage, event: str, followed: list[Followed]) -> None:
    """Once for both languages; not of pages that are closed to some, nor of old ones."""
    address = page_address(page.url_path)
    if not followed or page.alias_of_id or address is None or not is_fresh(page.first_published_at):
        return
    if page.get_view_restrictions().exists():
        return
    announce_to_followers(
        event=event,
        followed=followed,
        key=f"{event}:{page.translation_key}",
        audience=PUBLIC,
        actor=page.owner if event == "theme_practice" else None,
        url=address.path,
        params={"title": page.title},
    )
