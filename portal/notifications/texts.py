"""The words of each event. Rooms register theirs in `notices.py`; nothing here knows a room."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.core.filling import filled

from .models import Reason


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with a mail."""

    name: str
    content: bytes
    kind: str


# Gets who reads the mail and what it is about ("meeting:5"); None when there is nothing (any more).
Attach = Callable[[User, str], Attachment | None]


@dataclass(frozen=True, slots=True)
class EventText:
    """How an event reads: a lazy sentence with %(names)s of its params, and an icon.

    `is_promised`: the answer owed to what the reader did, or the call to a meeting; its mail never
    waits for a summary.
    `attach` gives the file that its mail brings, in the reader's language.
    """

    title: str | Promise
    icon: str = "bell"
    is_promised: bool = False
    attach: Attach | None = None


_texts: dict[str, EventText] = {}


def register_event(
    name: str,
    *,
    title: str | Promise,
    icon: str = "bell",
    is_promised: bool = False,
    attach: Attach | None = None,
) -> None:
    """Give the words of event `name`. Raises ValueError when another room has the name."""
    text = EventText(title=title, icon=icon, is_promised=is_promised, attach=attach)
    if str(_texts.setdefault(name, text).title) != str(title):
        raise ValueError(f"Another event is called {name}.")


def is_registered(name: str) -> bool:
    """Whether some room gave words to this event."""
    return name in _texts


def is_promised(name: str) -> bool:
    """Whether the mail of this event stands outside the week's number and comes by itself."""
    return name in _texts and _texts[name].is_promised


def attachment_of(name: str, user: User, about: str) -> Attachment | None:
    """The file that goes with the mail of this event to this person; mostly there is none."""
    attach = _texts[name].attach if name in _texts else None
    return attach(user, about) if attach else None


def icon_of(name: str) -> str:
    """The icon of an event; a bell for one whose room has gone."""
    return _texts[name].icon if name in _texts else "bell"


class _Values(dict):
    def __missing__(self, key: str) -> str:
        return ""


def _values(params: Mapping[str, Any], actor: str) -> _Values:
    """Values of a text: one that comes by language is read in the active one."""
    language = (get_language() or "nl")[:2]
    chosen = {
        key: (value.get(language) or next(iter(value.values()), ""))
        if isinstance(value, dict)
        else value
        for key, value in params.items()
    }
    return _Values(chosen, actor=actor or _("Somebody"))


def lines_of(params: Mapping[str, Any]) -> list[str]:
    """What a service mail says first: when, where, what to bring (`lines` by language)."""
    lines = params.get("lines")
    if not isinstance(lines, dict):
        return []
    language = (get_language() or "nl")[:2]
    chosen = lines.get(language) or next(iter(lines.values()), [])
    return [str(line) for line in chosen if line][:6]


def title_of(name: str, params: Mapping[str, Any], actor: str = "") -> str:
    """The sentence of an event in the active language, on one line."""
    if name not in _texts:
        return _("There is news on the portal.")
    sentence = filled(str(_texts[name].title), _values(params, actor))
    return " ".join(sentence.split())


def name_of(params: Mapping[str, Any], about: str) -> str:
    """What the thing is called that the reader follows, of all that an event is about."""
    names = params.get("names")
    named = names.get(about) if isinstance(names, dict) else None
    return _values({"about": named} if named else params, "")["about"]


def reason_of(reason: str, params: Mapping[str, Any], followed: str = "") -> str:
    """Why the reader gets this, as a sentence in the active language.

    `followed` is what the reader follows of several things that the event is about.
    """
    about = name_of(params, followed)
    if reason == Reason.FOLLOWING and about:
        return _("You get this because you follow “%(about)s”.") % {"about": about}
    if reason == Reason.FOLLOWING:
        return _("You get this because you follow this.")
    if reason == Reason.OWN and about:
        return _("You get this because you wrote in “%(about)s”.") % {"about": about}
    if reason == Reason.OWN:
        return _("You get this because it is about something that you wrote.")
    if reason == Reason.ASKED:
        return _("You get this because your housing company or your council asks your opinion.")
    if about:
        return _("You get this because it is about “%(about)s”.") % {"about": about}
    return _("You get this because it is about your account.")
