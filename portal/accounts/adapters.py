"""How allauth works here: mails in the reader's language, no account told to exist."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter


class AccountAdapter(DefaultAccountAdapter):
    """Our own words and rules around login."""

    def populate_username(self, request, user) -> None:
        """Keep the technical name that the model made."""


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    """Login by a provider of identities."""
