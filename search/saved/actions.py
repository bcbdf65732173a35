"""Keeping a search, and telling its owner what is new."""

from __future__ import annotations

from dataclasses import replace
from hashlib import blake2b

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from portal.accounts.audiences import MEMBER, audiences
from portal.accounts.models import User
from portal.notifications.actions import announce, follow, unfollow
from portal.notifications.models import Subscription
from search.asking import Asked
from search.contract import EngineUnavailable, Hit, Results
from search.finding import search as find

from .models import SavedSearch

MOST_SEARCHES = 30
LOOKED_AT = 100  # hits
# A hit that matches much less than the best one is found by the way, and is no news.
CLOSE = 0.45
REMEMBERED = 400


@transaction.atomic
def save_search(*, user: User, asked: Asked, name: str, language: str) -> SavedSearch:
    """Keep a question and follow it; again gives the one that is kept.

    Raises ValidationError for an empty question and for more than thirty.
    """
    if not asked:
        raise ValidationError(_("Type some words or choose a filter first."))
    address = _address(asked)
    if known := SavedSearch.objects.filter(user=user, address=address).first():
        follow(user=user, about=known.about)
        return known
    if SavedSearch.objects.filter(user=user).count() >= MOST_SEARCHES:
        raise ValidationError(_("You keep thirty searches already. Remove one first."))
    search = SavedSearch.objects.create(
        user=user,
        name=name[:120],
        address=address,
        language=language,
        looked_at=timezone.now(),
    )
    found = _look(search)
    search.seen = [hit.key for hit in found]
    search.save(update_fields=["seen"])
    follow(user=user, about=search.about)
    return search


def _address(asked: Asked) -> str:
    address = replace(asked, page=1, sort="relevance", size=Asked().size).address().lstrip("?")
    if len(address) > 1000:
        raise ValidationError(_("This search has too many filters to keep."))
    return address


@transaction.atomic
def remove_search(*, user: User, search: SavedSearch) -> None:
    """Keep it no longer."""
    unfollow(user=user, about=search.about)
    search.delete()


def tell_news() -> int:
    """Tell everybody what is new in their searches; returns how many were told.

    May come late or twice: what was told is remembered with the telling. A search that its owner
    follows no longer is removed.
    """
    told = 0
    for search in SavedSearch.objects.select_related("user").order_by("pk").iterator(200):
        if not Subscription.objects.filter(user=search.user, about=search.about).exists():
            search.delete()
        elif search.user.is_active:
            try:
                told += _tell(search)
            except EngineUnavailable:
                return told  # nothing is forgotten: the next round looks again
    return told


@transaction.atomic
def _tell(search: SavedSearch) -> int:
    known = set(search.seen)
    began = search.created_at
    fresh = [
        hit
        for hit in _look(search)
        if hit.key not in known and (hit.published_at is None or hit.published_at >= began)
    ]
    if not fresh:
        return 0
    search.seen = [*(hit.key for hit in fresh), *search.seen][:REMEMBERED]
    search.looked_at = timezone.now()
    search.save(update_fields=["seen", "looked_at"])
    announce(
        event="search_found",
        about=search.about,
        key=f"search_found:{search.pk}:{_digest(fresh)}",
        audience=MEMBER,
        actor=None,
        url=_page(search),
        params={"about": search.name, "number": len(fresh)},
    )
    return 1


def _page(search: SavedSearch) -> str:
    with override(search.language):
        return f"{search.get_absolute_url()}&sort=newest"


def _digest(hits: list[Hit]) -> str:
    keys = "|".join(sorted(hit.key for hit in hits))
    return blake2b(keys.encode(), digest_size=12).hexdigest()


def _look(search: SavedSearch) -> list[Hit]:
    """The hits that matter now, of all that the owner may read today."""
    asked = replace(search.asked, size=LOOKED_AT, sort="relevance")
    query = asked.query(language=search.language, audiences=audiences(search.user))
    results: Results = find(query)
    best = max((hit.score for hit in results.hits), default=0.0)
    return [hit for hit in results.hits if hit.score >= CLOSE * best]
