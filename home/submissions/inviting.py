"""Who is asked to write along, and what waits for somebody's answer."""

from __future__ import annotations

from django.db.models import QuerySet

from portal.accounts.models import User

from .models import CoAuthor


def open_invitations(user: User) -> QuerySet[CoAuthor]:
    """Invitations to this person's own address that nobody has answered yet."""
    if not user.email:
        return CoAuthor.objects.none()
    rows = CoAuthor.objects.filter(email=user.email.lower(), accepted_at=None, user=None)
    return rows.select_related("submission__page", "submission__author").order_by("pk")


def language_for(email: str, inviter: User) -> str:
    """The language of who has an account with this address, else that of the inviter."""
    known = User.objects.filter(email__iexact=email, is_active=True).first()
    return (known or inviter).language
