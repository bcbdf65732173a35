"""Who is asked to write along, and what waits for somebody's answer."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from django.db.models import QuerySet

from portal.accounts.models import User

from .models import CoAuthor


def open_invitations(user: User) -> QuerySet[CoAuthor]:
    """Invitations to an address that this person has confirmed, and that nobody has answered yet.

    The link in a mail proves whose address it is; without it, only a confirmed one does.
    """
    confirmed = EmailAddress.objects.filter(user=user, verified=True)
    addresses = [address.lower() for address in confirmed.values_list("email", flat=True)]
    rows = CoAuthor.objects.filter(email__in=addresses, accepted_at=None, user=None)
    return rows.select_related("submission__page", "submission__author").order_by("pk")


def language_for(email: str, inviter: User) -> str:
    """The language of who has an account with this address, else that of the inviter."""
    known = User.objects.filter(email__iexact=email, is_active=True).first()
    return (known or inviter).language
