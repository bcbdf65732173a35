"""How allauth works here: mails in the reader's language, no account told to exist."""

import logging
from contextlib import contextmanager
from smtplib import SMTPException
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.userkit import filter_users_by_email
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.contrib.auth.hashers import make_password
from django.core.mail import EmailMessage
from django.http import HttpRequest
from django.urls import reverse, translate_url
from django.utils import translation
from django.utils.crypto import get_random_string
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from portal.core.paper.pdf import scan_square

from .letters import letter
from .mail import compose
from .models import User
from .stages import HERE, THEIRS

logger = logging.getLogger(__name__)


class AccountAdapter(DefaultAccountAdapter):
    """Our own words and rules around login."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("This account is switched off."),
        "email_password_mismatch": _("The e-mail address or the password is not right."),
        "enter_current_password": _("Type the password that you have now."),
        "incorrect_code": _("This code is not right."),
        "incorrect_password": _("This password is not right."),
        "invalid_password_reset": _("This link does not work any more."),
        "too_many_login_attempts": _("Too many tries. Wait a few minutes and try again."),
        "rate_limited": _("Too many tries. Wait a few minutes and try again."),
        "duplicate_email": _("This is already your e-mail address."),
        "unverified_primary_email": _("Confirm your e-mail address first."),
    }

    def get_login_stages(self) -> list[str]:
        """allauth's, but who has no address has none to confirm."""
        return [HERE if path == THEIRS else path for path in super().get_login_stages()]

    def populate_username(self, request: HttpRequest, user: User) -> None:
        """Keep the technical name that the model made."""

    def save_user(self, request: HttpRequest, user: User, form: Any, commit: bool = True) -> User:
        """Save without the technical name, which allauth would blank."""
        name = user.username
        saved = super().save_user(request, user, form, commit=False)
        saved.username = name
        if commit:
            saved.save()
        return saved

    def send_account_already_exists_mail(self, email: str) -> None:
        """Costs as much time as a new account, so that the clock tells nothing either."""
        make_password(get_random_string(16))
        super().send_account_already_exists_mail(email)

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        """In the language of the account, with links to pages in that language."""
        language = _language_of(email, context)
        links = {
            name: translate_url(value, language)
            for name, value in context.items()
            if name.endswith("_url") and isinstance(value, str)
        }
        with translation.override(language), quiet_failures(template_prefix):
            super().send_mail(template_prefix, email, {**context, **links, "language": language})

    def render_mail(
        self,
        template_prefix: str,
        email: str,
        context: dict[str, Any],
        headers: dict[str, str] | None = None,
    ) -> EmailMessage:
        """Our own letter; what we have no words for is allauth's."""
        found = letter(template_prefix, context)
        if found is None:
            return super().render_mail(template_prefix, email, context, headers)
        return compose(found, email)

    def get_email_verification_redirect_url(self, email_address: Any) -> str:
        """Who confirmed and is not logged in goes on to the login."""
        if self.request.user.is_authenticated:
            return super().get_email_verification_redirect_url(email_address)
        return reverse("account_login")


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    """Login by a provider of identities."""

    error_messages = {
        **DefaultSocialAccountAdapter.error_messages,
        "disconnect_last": _("This is your only way to log in. Choose a password first."),
        "no_password": _("This is your only way to log in. Choose a password first."),
        "connected_other": _("Another account already uses this login."),
    }

    def populate_user(self, request: HttpRequest, sociallogin: SocialLogin, data: dict) -> User:
        """Take over a name to show and a confirmed address; nothing else."""
        user = sociallogin.user
        confirmed = [address for address in sociallogin.email_addresses if address.verified is True]
        sociallogin.email_addresses = confirmed
        user.email = confirmed[0].email.lower() if confirmed else ""
        user.display_name = str(data.get("first_name") or data.get("name") or "")[:60]
        user.language = get_language() or user.language
        return user


class MFAAdapter(DefaultMFAAdapter):
    """The second factor."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("This code is not right."),
        "unverified_email": _("Confirm your e-mail address first."),
    }

    def build_totp_svg(self, url: str) -> str:
        """A square of black and white that stands in the page itself, with no style of its own."""
        return scan_square(url)


def _language_of(email: str, context: dict) -> str:
    user = context.get("user") or next(iter(filter_users_by_email(email)), None)
    return getattr(user, "language", "") or get_language() or "nl"


@contextmanager
def quiet_failures(what: str) -> Any:
    """A mail server that is down is logged; the page answers the same with and without it."""
    try:
        yield
    except (SMTPException, OSError):
        logger.exception("A mail could not be sent", extra={"mail": what})
