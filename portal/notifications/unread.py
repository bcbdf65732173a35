"""How many notices wait: asked on every page of a logged-in reader, so it is one small count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from portal.accounts.audiences import audiences
from portal.core.prepared import Prepared

from .models import Notice

if TYPE_CHECKING:
    from portal.accounts.audiences import Anybody

# More than this is "many": counting on would cost more than it tells.
MOST = 100
_unread = Prepared(
    lambda user, mine: (
        Notice.objects.unread()
        .visible_in(mine)
        .filter(user_id=user)
        .order_by()
        .values_list("pk")[:MOST]
    )
)


def unread_count(user: Anybody) -> int:
    """The unread notices of `user`, at most 100; 0 for somebody who is not logged in."""
    if not user.is_authenticated:
        return 0
    if not hasattr(user, "_unread_notices"):
        user._unread_notices = len(_unread.all(user=user.pk, mine=sorted(audiences(user))))
    return user._unread_notices
