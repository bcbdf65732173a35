"""What can be moderated. Rooms register their kinds of content; nothing here knows a room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from portal.accounts.models import User


@dataclass(frozen=True, slots=True)
class Subject:
    """One piece of content as moderation sees it. `html` is safe; `is_shown`: others see it."""

    kind: str
    object_id: str
    title: str
    html: str
    url: str
    language: str
    audience: str
    organisation_id: int | None
    author: User | None
    is_shown: bool
    text: str = ""
    # The part of the organisation's things that it belongs to, as "board:3".
    scope: str = ""
    # There is no place where it stays hidden: its text is kept with the case.
    is_lost_when_hidden: bool = False
    # After how many reports it is hidden; None: as the settings say.
    reports_to_hide: int | None = None


class Content(Protocol):
    """What a room does with one kind of its content when moderation has decided.

    All are called inside the transaction of the decision, and may be called again.
    """

    kind: str

    def find(self, object_id: str) -> Subject | None:
        """The thing, whatever its state; None when it is gone for good."""
        ...

    def hide(self, object_id: str, reason: str, by: User | None) -> None:
        """Keep it from everybody but its author and the moderators."""
        ...

    def ask_to_edit(self, object_id: str, reason: str, by: User | None) -> None:
        """Hide it, and let its author change it and send it in again."""
        ...

    def remove(self, object_id: str, reason: str, by: User | None) -> None:
        """Take its text away; a neutral mark stays in its place."""
        ...

    def show(self, object_id: str, text: str, by: User | None) -> None:
        """Let everybody in its audience see it (again); `text` is what a removed one said."""
        ...


_contents: dict[str, Content] = {}


def register_content(content: Content) -> None:
    """Let one kind of content be reported and judged."""
    _contents[content.kind] = content


def content_of(kind: str) -> Content | None:
    """The room's hand for `kind`; None for a kind that nobody registered."""
    return _contents.get(kind)


def find_subject(kind: str, object_id: str) -> Subject | None:
    """The thing, or None when there is no such kind or it is gone."""
    content = content_of(kind)
    return content.find(object_id) if content else None
