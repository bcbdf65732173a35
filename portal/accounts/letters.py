"""The words of every letter that login sends; one layout shows them all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter in the language that is active: subject, paragraphs, and one thing to click."""

    subject: str
    paragraphs: tuple[str, ...]
    action_text: str = ""
    action_url: str = ""
    reason: str = ""


def letter(prefix: str, values: Values) -> Letter | None:
    """The letter that allauth calls `prefix` (`account/email/...`); None when we have none."""
    write = LETTERS.get(prefix)
    if write:
        return write(values)
    change = _change(prefix)
    return _notification(change, values) if change else None


def _confirm(values: Values) -> Letter:
    return Letter(
        _("Confirm your e-mail address"),
        (
            _("Somebody gave this address for an account on our site."),
            _("Was it you? Then confirm it with the button. The link works for three days."),
        ),
        _("Confirm my address"),
        values.get("activate_url", ""),
        _("Was it not you? Then do nothing: without your confirmation there is no account."),
    )


def _already_exists(values: Values) -> Letter:
    return Letter(
        _("You already have an account"),
        (
            _("Somebody tried to make an account with this address. You already have one."),
            _("Was it you? Then log in. Forgotten your password? Choose a new one."),
        ),
        _("Choose a new password"),
        values.get("password_reset_url", ""),
        _("Was it not you? Then do nothing. Nothing has changed in your account."),
    )


def _unknown(values: Values) -> Letter:
    return Letter(
        _("There is no account with this address"),
        (
            _("Somebody asked for a new password for this address. We know no such account."),
            _("Was it you? Perhaps you used another address. Or make an account."),
        ),
        _("Make an account"),
        values.get("signup_url", ""),
        _("Was it not you? Then do nothing."),
    )


def _reset(values: Values) -> Letter:
    return Letter(
        _("Choose a new password"),
        (
            _("Somebody asked for a new password for your account."),
            _("Was it you? Then choose one with the button. The link works once."),
        ),
        _("Choose a new password"),
        values.get("password_reset_url", ""),
        _("Was it not you? Then do nothing. Your password stays the same."),
    )


def _notification(change: str, values: Values) -> Letter:
    when = values.get("timestamp")
    return Letter(
        _("Something changed in your account"),
        (
            change,
            _("Was it not you? Then choose a new password at once and log out everywhere."),
            _("Network address: %(ip)s") % {"ip": values.get("ip", "")},
        ),
        reason=_("We write this so that you notice when somebody else uses your account.")
        if when
        else "",
    )


def _change(prefix: str) -> str:
    """What changed, in a sentence."""
    return {
        "account/email/email_changed": _("Your e-mail address has changed."),
        "account/email/email_confirm": _("Your e-mail address is confirmed."),
        "account/email/email_deleted": _("An e-mail address was removed from your account."),
        "account/email/password_changed": _("Your password has changed."),
        "account/email/password_reset": _("Your password has changed."),
        "account/email/password_set": _("Your account now has a password."),
        "mfa/email/recovery_codes_generated": _("There are new recovery codes."),
        "mfa/email/totp_activated": _("The second step by an app is switched on."),
        "mfa/email/totp_deactivated": _("The second step by an app is switched off."),
        "mfa/email/webauthn_added": _("A key was added to your account."),
        "mfa/email/webauthn_removed": _("A key was removed from your account."),
        "socialaccount/email/account_connected": _("You can log in with another website now."),
        "socialaccount/email/account_disconnected": _(
            "You cannot log in with another website any more."
        ),
    }.get(prefix, "")


def membership_letter(membership: Any, event: str, url: str) -> Letter:
    """What became of a declaration."""
    name = {"organisation": membership.organisation.name}
    reason = (
        _("You get this e-mail because you told us that you belong to %(organisation)s.") % name
    )
    if event == "verified":
        return Letter(
            _("%(organisation)s has confirmed you") % name,
            (_("From now on you can write and take part. Welcome!"),),
            _("To my home"),
            url,
            reason,
        )
    return Letter(
        _("%(organisation)s has not confirmed you") % name,
        (_("They write:"), membership.refusal_reason, _("You can still read everything public.")),
        _("Try again"),
        url,
        reason,
    )


LETTERS: dict[str, Callable[[Values], Letter]] = {
    "account/email/account_already_exists": _already_exists,
    "account/email/email_confirmation": _confirm,
    "account/email/email_confirmation_signup": _confirm,
    "account/email/password_reset_key": _reset,
    "account/email/unknown_account": _unknown,
}
