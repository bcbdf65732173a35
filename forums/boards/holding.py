"""When a moderator looks before others read: new people, words on the list, the same text again.

Trust rests on a confirmed tenancy and a clean history: who was read a few times is free, and
staff are known to their organisation.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.accounts.audiences import memberships_in_force
from portal.accounts.models import User
from portal.accounts.roles import WORKING_ROLES
from portal.core.preferences import Preferences
from portal.core.prepared import Prepared
from portal.moderation.models import Case, WatchWord

from .models import Board, Post

COPY_PAUSE = timedelta(minutes=5)
COPY_WINDOW = timedelta(hours=24)
COPIES = 2
# More than anybody sets: what a setting asks is cut from these.
MOST_FIRST = 50
LINKS_OF_NEW_PEOPLE = 2
LINKS = 10
_link = re.compile(r"https?://|www\.", re.IGNORECASE)


_standing = Prepared(
    lambda author: Post.objects.shown().filter(author_id=author).values_list("pk")[:MOST_FIRST]
)
_words = Prepared(lambda: WatchWord.objects.filter(is_in_use=True).values_list("word"))
_same = Prepared(
    lambda author, text, since: (
        Post.objects.filter(author_id=author, text=text, created_at__gt=since)
        .order_by("-created_at")
        .values_list("created_at")[: COPIES + 1]
    )
)


def is_staff(user: User) -> bool:
    """Whether this person works at an organisation of the sector."""
    return any(membership.role in WORKING_ROLES for membership in memberships_in_force(user))


def first_posts(board: Board) -> int:
    """How many messages of a new person a moderator looks at first; nought switches it off."""
    own = board.first_posts
    return Preferences.load().moderated_first_posts if own is None else own


def is_new(user: User, board: Board) -> bool:
    """Whether fewer messages than the setting says have been read and left standing."""
    most = min(first_posts(board), MOST_FIRST)
    if not most or is_staff(user):
        return False
    return len(_standing.all(author=user.pk)[:most]) < most


def plain_words(text: str) -> str:
    """Small letters without accents, one blank between words: for comparing."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(c if c.isalnum() else " " for c in decomposed if not unicodedata.combining(c))
    return f" {' '.join(kept.split())} "


def has_watched_word(text: str) -> bool:
    """Whether a whole word (or words) of the list stands in the text."""
    said = plain_words(text)
    return any(plain_words(word) in said for (word,) in _words.all())


def check_links(text: str, new: bool) -> None:
    """Raises ValidationError for more links than a message carries."""
    most = LINKS_OF_NEW_PEOPLE if new else LINKS
    if len(_link.findall(text)) > most:
        raise ValidationError(
            _("Your text has too many links: at most %(most)s."),
            code="links",
            params={"most": most},
        )


def _copies(user: User, text: str) -> int:
    """How often this person wrote this text today. Raises ValidationError for just now."""
    now = timezone.now()
    moments = _same.all(author=user.pk, text=text, since=now - COPY_WINDOW)
    if any(now - moment < COPY_PAUSE for (moment,) in moments):
        raise ValidationError(_("You have just written the same text."), code="copy")
    return len(moments)


def why_held(user: User, title: str, text: str, *, new: bool) -> str:
    """Why a moderator looks first, as the source of a case; empty when nobody need.

    `new`: see `is_new`, asked once for a message.

    Raises ValidationError for what is not taken at all: too many links, the same text twice.
    """
    if is_staff(user):
        return ""
    check_links(text, new)
    copies = _copies(user, text)
    if has_watched_word(f"{title} {text}"):
        return Case.Source.WORDS
    if copies >= COPIES:
        return Case.Source.COPIES
    return Case.Source.FIRST_POSTS if new else ""
