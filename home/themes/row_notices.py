"""What is added to the lists under a theme is told to who follows it: files, meetings, links."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import Model
from django.db.models.signals import post_save
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from home.documents.models import LibraryDocument
from home.meetings.models import SectorMeeting
from home.useful_links.models import UsefulLink
from portal.accounts.audiences import PUBLIC
from portal.notifications.following import (
    announce_to_followers,
    followed_organisations,
    followed_themes,
    is_fresh,
)
from portal.notifications.texts import register_event


def register() -> None:
    """Called once, when the portal starts."""
    register_event("theme_document", title=_("New document: “%(title)s”"), icon="file-text")
    register_event("theme_meeting", title=_("New in the agenda: “%(title)s”"), icon="calendar-plus")
    register_event("theme_link", title=_("New useful link: “%(title)s”"), icon="link")
    handlers: dict[type[Model], Callable[..., None]] = {
        LibraryDocument: tell_of_document,
        SectorMeeting: tell_of_meeting,
        UsefulLink: tell_of_link,
    }
    for model, handler in handlers.items():
        name = model._meta.model_name
        post_save.connect(handler, sender=model, dispatch_uid=f"tell_of_{name}_under_theme")


def tell_of_document(instance: LibraryDocument, raw: bool = False, **kwargs: Any) -> None:
    """Once it is in the library; to those of its audience."""
    if not raw and instance.is_published:
        _tell(instance, "theme_document", instance.audience, instance.get_absolute_url)


def tell_of_meeting(instance: SectorMeeting, raw: bool = False, **kwargs: Any) -> None:
    """Once it is published; to those of its audience."""
    if not raw and instance.is_published and not instance.is_cancelled:
        _tell(instance, "theme_meeting", instance.audience, instance.get_absolute_url)


def tell_of_link(instance: UsefulLink, raw: bool = False, **kwargs: Any) -> None:
    """Once it is in use; everybody reads links."""
    if not raw and instance.is_active:
        _tell(
            instance,
            "theme_link",
            PUBLIC,
            lambda: reverse("useful_links:detail", args=[instance.pk]),
        )


def _tell(row: Any, event: str, audience: str, address: Callable[[], str]) -> None:
    if not is_fresh(row.created_at):
        return
    followed = followed_themes(row.themes.all())
    followed += followed_organisations(getattr(row, "organisation", None))
    with translation.override("nl"):
        url = address()
    titles = {"nl": row.title_nl or row.title_fr, "fr": row.title_fr or row.title_nl}
    announce_to_followers(
        event=event,
        followed=followed,
        key=f"{event}:{row.pk}",
        audience=audience,
        actor=None,
        url=url,
        params={"title": titles},
    )
