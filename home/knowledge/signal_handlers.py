"""Wagtail's events: the search hears of practices, and reviewers get the lists that are new."""

from typing import Any

from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import (
    copy_for_translation_done,
    page_published,
    page_slug_changed,
    page_unpublished,
    post_page_move,
)

from search.outbox.actions import mark, mark_many

from .actions import give_reviewers_their_pages
from .models import PracticeIndexPage, PracticePage
from .search_source import KIND
from .sections import SECTION_FIELDS


def _mark(sender: Any, instance: PracticePage, **kwargs: Any) -> None:
    mark(KIND, instance.public_id)


def _translation_published(sender: Any, instance: PracticePage, **kwargs: Any) -> None:
    """Who publishes a translation in the admin has read it: nobody has to say so once more."""
    kinds = PracticePage.Translation
    if instance.alias_of_id or instance.translation_status != kinds.NONE:
        return
    others = PracticePage.objects.filter(translation_key=instance.translation_key, alias_of=None)
    original = others.filter(pk__lt=instance.pk).order_by("pk").first()
    if original is None:
        return
    mine, theirs = instance.serializable_data(), original.serializable_data()
    if not _differs(mine, theirs, ("title", "summary", *SECTION_FIELDS)):
        # Sent for translation, and published with the words of the original.
        return
    has_own_text = instance.has_full_text and _differs(mine, theirs, SECTION_FIELDS)
    status = kinds.CHECKED if has_own_text else kinds.SUMMARY
    PracticePage.objects.filter(pk=instance.pk).update(translation_status=status)


def _differs(mine: dict[str, Any], theirs: dict[str, Any], names: tuple[str, ...]) -> bool:
    return any(mine[name] != theirs[name] for name in names)


def _mark_below(page: Page) -> None:
    """Practices have another address, or other readers, when a page above them has."""
    below = PracticePage.objects.descendant_of(page, inclusive=True)
    if keys := {practice.public_id for practice in below}:
        mark_many(KIND, sorted(keys))


def _moved(sender: Any, instance: Page, **kwargs: Any) -> None:
    _mark_below(instance)


def _readers_changed(sender: Any, instance: PageViewRestriction, **kwargs: Any) -> None:
    _mark_below(instance.page)


def _index_published(sender: Any, instance: PracticeIndexPage, **kwargs: Any) -> None:
    give_reviewers_their_pages()


def _translated(sender: Any, source_obj: Any, target_obj: Any, **kwargs: Any) -> None:
    """A copy is another practice; a translation is the same one, with the same name outside."""
    if isinstance(source_obj, PracticePage) and source_obj.external_id:
        PracticePage.objects.filter(pk=target_obj.pk).update(external_id=source_obj.external_id)
        target_obj.external_id = source_obj.external_id


def connect() -> None:
    """Connect once, when the application is ready."""
    for signal in (page_published, page_unpublished):
        signal.connect(_mark, sender=PracticePage, dispatch_uid="practice-search")
    page_published.connect(
        _translation_published, sender=PracticePage, dispatch_uid="practice-translation-checked"
    )
    post_page_move.connect(_moved, dispatch_uid="practice-search-move")
    page_slug_changed.connect(_moved, dispatch_uid="practice-search-slug")
    for signal in (post_save, post_delete):
        signal.connect(
            _readers_changed,
            sender=PageViewRestriction,
            dispatch_uid=f"practice-search-readers-{id(signal)}",
        )
    pre_delete.connect(_mark, sender=PracticePage, dispatch_uid="practice-search-delete")
    page_published.connect(
        _index_published, sender=PracticeIndexPage, dispatch_uid="practice-reviewers"
    )
    copy_for_translation_done.connect(_translated, dispatch_uid="practice-translated")
