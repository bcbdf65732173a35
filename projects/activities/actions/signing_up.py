"""Signing up and withdrawing; the last place goes to one person, however many ask at once."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.core.text import clean_text
from projects.activities.models import Session, SignUp
from projects.activities.models.signup import most_places
from projects.activities.permissions import check_can_help, check_can_sign_up
from projects.activities.telling import tell_given_back, tell_place, tell_signed_up

from .exceptions import locked


def places_taken(session: Session) -> int:
    """How many people are sure of their place."""
    return session.sign_ups.with_a_place().aggregate(sum=Sum("places"))["sum"] or 0


def _fits(session: Session, places: int) -> bool:
    capacity = session.activity.capacity
    return capacity is None or places_taken(session) + places <= capacity


@transaction.atomic
def sign_up(
    *,
    session: Session,
    by: User,
    places: int = 1,
    name: str = "",
    phone: str = "",
    form_key: str = "",
) -> SignUp:
    """Places for oneself, or with a `name` for somebody who called; else on the waiting list.

    The `phone` of who called is for calling them back when something changes.

    Again, and the same form twice, gives the sign-up that is there. Raises PermissionDenied with a
    sentence, and ValidationError for a number of places that cannot be.
    """
    session = locked(session)
    name = clean_text(name).strip()[:80]
    key = f"{by.pk}:{form_key[:40]}" if name and form_key else None
    found = _known(session, by, name, key)
    if found is not None:
        return found
    check_can_help(by, session) if name else check_can_sign_up(by, session)
    most = most_places(session.activity)
    if not 1 <= places <= most:
        raise ValidationError(
            {"places": _("Choose between 1 and %(most)s people.") % {"most": most}}
        )
    made = SignUp.objects.create(
        session=session,
        user=None if name else by,
        name=name,
        phone=clean_text(phone).strip()[:40] if name else "",
        places=places,
        state=SignUp.State.CONFIRMED if _fits(session, places) else SignUp.State.WAITING,
        entered_by=by if name else None,
        form_key=key,
    )
    tell_signed_up(made)
    return made


def _known(session: Session, by: User, name: str, key: str | None) -> SignUp | None:
    rows = session.sign_ups.standing()
    if name:
        return rows.filter(form_key=key).first() if key else None
    return rows.filter(user=by).first()


@transaction.atomic
def withdraw(*, sign_up: SignUp) -> SignUp:
    """Give the places back; those who wait move up and are told. Again changes nothing.

    Raises PermissionDenied once the date has begun: the list at the door is final.
    """
    session = locked(sign_up.session)
    sign_up.refresh_from_db()
    if sign_up.state == SignUp.State.CANCELLED:
        return sign_up
    if session.is_over:
        raise PermissionDenied(_("This date has begun or is over."))
    sign_up.state = SignUp.State.CANCELLED
    sign_up.save(update_fields=["state"])
    tell_given_back(sign_up)
    move_up(session)
    return sign_up


def move_up(session: Session) -> int:
    """Give free places to those who wait, in order; how many moved up.

    Whoever needs more places than are free is passed over and stays first: an empty chair helps
    nobody.
    """
    if session.is_cancelled:
        return 0
    moved = 0
    for waiting in session.sign_ups.waiting().select_related("user"):
        if _fits(session, waiting.places):
            waiting.state = SignUp.State.CONFIRMED
            waiting.save(update_fields=["state"])
            waiting.session = session
            tell_place(waiting)
            moved += 1
    return moved
