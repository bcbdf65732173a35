"""The forms of an account in our own words: labels above, hints below, no placeholders."""

from typing import Any

from allauth.account import forms as account_forms
from allauth.mfa.base import forms as mfa_forms
from allauth.mfa.totp import forms as totp_forms
from allauth.mfa.webauthn import forms as webauthn_forms
from allauth.socialaccount import forms as social_forms
from django import forms
from django.utils.translation import gettext_lazy as _

from .numbers import number_of

PASSWORD_HINT = _("At least 12 characters. Three words in a row are good and easy to remember.")
CODE_ATTRIBUTES = {
    "autocomplete": "one-time-code",
    "autocapitalize": "off",
    "spellcheck": "false",
    "class": "input--code",
}

WORDS: dict[str, tuple[Any, Any]] = {
    "login": (_("E-mail address or number"), ""),
    "email": (_("E-mail address"), ""),
    "password": (_("Password"), ""),
    "password1": (_("Choose a password"), PASSWORD_HINT),
    "password2": (_("The new password once more"), ""),
    "oldpassword": (_("Your password of now"), ""),
    "remember": (_("This is my own device. Keep me logged in for 14 days."), ""),
    "code": (_("Code"), _("Six digits of your app, or one of your recovery codes.")),
    "name": (_("Name of this key"), _("So that you know later which one it is.")),
    "passwordless": (
        _("Log in with this key alone, without a password"),
        _("Your device then asks for your finger, face or PIN."),
    ),
}


class _OurWords:
    """Puts our labels and hints on the fields that allauth made."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            if name in WORDS:
                field.label, field.help_text = WORDS[name]
            if isinstance(field, forms.CharField) and field.max_length is None:
                _limit(field, name)
            if name == "code":
                field.widget.attrs.update(CODE_ATTRIBUTES)
            if isinstance(field.widget, forms.PasswordInput):
                field.widget.attrs |= {
                    "data-show": _("Show the password"),
                    "data-hide": _("Hide the password"),
                }


def _limit(field: forms.CharField, name: str) -> None:
    """Nobody types a megabyte here; whoever sends one is refused before it is hashed."""
    field.max_length = 100_000 if name == "credential" else 1000
    field.validators.append(forms.CharField(max_length=field.max_length).validators[0])


class LoginForm(_OurWords, account_forms.LoginForm):
    """By e-mail address, or by the number on the letter of an account without one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].help_text = _(
            "No e-mail address? Then type the number on your letter."
        )

    def clean_login(self) -> str:
        """A number may be typed with blanks and dots, as it stands on paper."""
        login = super().clean_login()
        return login if "@" in login else number_of(login) or login


class SignupForm(_OurWords, account_forms.SignupForm):
    field_order = ["display_name", "email", "password1"]


class SocialSignupForm(_OurWords, social_forms.SignupForm):
    field_order = ["display_name", "email"]


class ChangeEmailForm(_OurWords, account_forms.AddEmailForm):
    pass


class ChangePasswordForm(_OurWords, account_forms.ChangePasswordForm):
    pass


class SetPasswordForm(_OurWords, account_forms.SetPasswordForm):
    pass


class ResetPasswordForm(_OurWords, account_forms.ResetPasswordForm):
    pass


class NewPasswordForm(_OurWords, account_forms.ResetPasswordKeyForm):
    pass


class ReauthenticateForm(_OurWords, account_forms.ReauthenticateForm):
    pass


class AuthenticateForm(_OurWords, mfa_forms.AuthenticateForm):
    pass


class ReauthenticateByCodeForm(_OurWords, mfa_forms.ReauthenticateForm):
    pass


class ActivateTOTPForm(_OurWords, totp_forms.ActivateTOTPForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].help_text = _("The six digits that your app shows now.")


class AddWebAuthnForm(_OurWords, webauthn_forms.AddWebAuthnForm):
    pass


class EditWebAuthnForm(_OurWords, webauthn_forms.EditWebAuthnForm):
    pass
