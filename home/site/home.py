"""What editors of pages find on "my home"."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from portal.accounts.audiences import has_role
from portal.accounts.models import User
from portal.accounts.roles import WORKING_ROLES

from .chrome import editors_address


def publishing_links(user: User) -> Iterator[tuple[str, str, str]]:
    """For who has pages, news or pictures of their own."""
    if address := editors_address(user, has_role(user, WORKING_ROLES)):
        yield _("News and pages"), address, _("With their pictures and files")
