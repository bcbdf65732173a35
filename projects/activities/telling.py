"""Telling those signed up and those who follow what happens to a date; everybody once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.core.dates import clock, time_range, weekday_date
from portal.notifications.actions import announce, tell
from portal.notifications.following import (
    announce_to_followers,
    followed_organisations,
    followed_themes,
)
from portal.notifications.models import Reason, Subscription
from projects.cohesion.following import followed_project

from .models import Activity, Session, SignUp
from .permissions import can_help


def tell_published(activity: Activity, by: User | None) -> None:
    """A new activity, to who follows its organisers, its project or one of its themes; once."""
    if not activity.sessions.coming().going_on().exists():
        return
    followed = followed_organisations(activity.organiser, activity.company)
    if activity.project:
        followed.append(followed_project(activity.project))
    announce_to_followers(
        event="activity_new",
        key=f"activity_new:{activity.pk}",
        followed=[*followed, *followed_themes(activity.themes.all())],
        audience=activity.audience,
        actor=by,
        url=activity.get_absolute_url(),
        params={"activity": activity.titles},
    )


def tell_cancelled(session: Session, by: User | None) -> None:
    """This date does not take place."""
    _tell_everybody("session_cancelled", session, by)


def tell_moved(session: Session, by: User | None) -> None:
    """Another day, hour or place."""
    _tell_everybody("session_moved", session, by)


def tell_restored(session: Session, by: User | None) -> None:
    """It takes place after all."""
    _tell_everybody("session_restored", session, by)


def tell_other_place(sessions: Sequence[Session], by: User | None) -> None:
    """These dates of one activity take place elsewhere: one message a person, with the period."""
    first, last = sessions[0], sessions[-1]
    activity = first.activity
    key = f"sessions_elsewhere:{activity.pk}:{first.pk}:{first.sequence}"
    params = _params(first) | {"last": _said_in_both(last), "place": _place_in_both(first)}
    announce(
        event="sessions_elsewhere",
        about=activity.about,
        key=key,
        audience=activity.audience,
        actor=by,
        url=activity.get_absolute_url(),
        params=params,
    )
    followers = Subscription.objects.filter(user=OuterRef("pk"), about=activity.about)
    signed_up = SignUp.objects.standing().filter(session__in=sessions).values("user")
    for user in User.objects.filter(pk__in=signed_up).filter(~Exists(followers)):
        tell(
            user=user,
            event="sessions_elsewhere",
            about=activity.about,
            key=f"{key}:{user.pk}",
            url=activity.get_absolute_url(),
            reason=Reason.ACCOUNT,
            audience=activity.audience,
            params=params,
        )
    _ask_to_call("session_call", _helpers(sessions, by), first)


def tell_signed_up(sign_up: SignUp) -> None:
    """The place is kept, or the person is on the waiting list."""
    waits = sign_up.state == SignUp.State.WAITING
    _tell_one("session_waiting" if waits else "session_confirmed", sign_up, sign_up.session)


def tell_given_back(sign_up: SignUp) -> None:
    """The person does not come; so that nobody withdraws for them unseen."""
    _tell_one("session_given_back", sign_up, sign_up.session)


def tell_place(sign_up: SignUp) -> None:
    """Moved up from the waiting list. Who called is called back by who took them down."""
    _tell_one("session_place", sign_up, sign_up.session)
    if sign_up.user is None and sign_up.entered_by:
        _ask_to_call("session_call_place", [sign_up.entered_by], sign_up.session, sign_up.pk)


def tell_reminder(sign_up: SignUp) -> None:
    """The day comes near."""
    _tell_one("session_reminder", sign_up, sign_up.session)


def _tell_everybody(event: str, session: Session, by: User | None) -> None:
    activity = session.activity
    announce(
        event=event,
        about=activity.about,
        key=f"{event}:{session.pk}:{session.sequence}",
        audience=activity.audience,
        actor=by,
        url=session.get_absolute_url(),
        params=_params(session),
    )
    followers = Subscription.objects.filter(user=OuterRef("user"), about=activity.about)
    rows = session.sign_ups.standing().exclude(user=None).filter(~Exists(followers))
    for sign_up in rows.select_related("user"):
        _tell_one(event, sign_up, session)
    _ask_to_call("session_call", _helpers([session], by), session)


def _helpers(sessions: Sequence[Session], by: User | None) -> Iterable[User]:
    """Who took somebody down by telephone for these dates, but for `by`, who is told at once."""
    called = SignUp.objects.standing().filter(session__in=sessions, user=None)
    return User.objects.filter(pk__in=called.values("entered_by")).exclude(pk=by.pk if by else None)


def _ask_to_call(event: str, helpers: Iterable[User], session: Session, about: int = 0) -> None:
    """To workers who still are, without names: the page of the date shows each their own."""
    for helper in helpers:
        if can_help(helper, session.activity):
            tell(
                user=helper,
                event=event,
                about=session.activity.about,
                key=f"{event}:{session.pk}:{session.sequence}:{about}:{helper.pk}",
                url=session.get_absolute_url(),
                reason=Reason.ACCOUNT,
                audience=session.activity.audience,
                params=_params(session),
            )


def _tell_one(event: str, sign_up: SignUp, session: Session) -> None:
    if sign_up.user is None:
        return
    tell(
        user=sign_up.user,
        event=event,
        about=session.activity.about,
        key=f"{event}:{session.pk}:{session.sequence}:{sign_up.pk}",
        url=reverse("activities:own_sign_up", args=[sign_up.token]),
        reason=Reason.ACCOUNT,
        audience=session.activity.audience,
        params=_params(session),
    )


def _params(session: Session) -> dict[str, Any]:
    titles = session.activity.titles
    return {
        "activity": titles,
        "about": titles,
        "day": _said_in_both(session),
        "lines": _in_both(lines_of, session),
    }


def _in_both(tell_it: Callable[[Session], Any], session: Session) -> dict[str, Any]:
    found = {}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            found[code] = tell_it(session)
    return found


def _said_in_both(session: Session) -> dict[str, str]:
    return _in_both(said, session)


def lines_of(session: Session) -> list[str]:
    """The first lines of a mail: when, where, how to get in, what to bring; or why not."""
    start, end = timezone.localtime(session.starts_at), timezone.localtime(session.ends_at)
    when = f"{weekday_date(start)}, {time_range(start, end)}"
    if session.is_cancelled:
        return [when, session.reason]
    activity = session.activity
    where = session.place or activity.place
    access = "" if session.place else activity.access
    bring = _("Bring: %(what)s") % {"what": activity.bring} if activity.bring else ""
    return [line for line in (when, where, access, bring, session.reason) if line]


def _place_in_both(session: Session) -> dict[str, str]:
    return {
        "nl": session.place_nl or session.place_fr,
        "fr": session.place_fr or session.place_nl,
    }


def said(session: Session) -> str:
    """The day and hour, in the active language."""
    start = timezone.localtime(session.starts_at)
    return f"{weekday_date(start)}, {clock(start)}"
