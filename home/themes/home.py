"""What this room puts on "my home" of professionals."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import CharField, Exists, OuterRef, Value
from django.db.models.functions import Cast, Concat
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.accounts.audiences import PROFESSIONAL, audiences
from portal.accounts.home_sections import HomeBox, rows_box, works_for_others
from portal.accounts.models import User
from portal.core.prepared import Prepared
from portal.notifications.following import THEME
from portal.notifications.models import Subscription
from portal.taxonomy.models import Theme

from .lists import theme_address

MOST = 8
_name = Concat(Value(f"{THEME}:"), Cast(OuterRef("pk"), CharField()))
_followed = Prepared(
    lambda user: Theme.objects.filter(
        Exists(Subscription.objects.filter(user_id=user, about=_name)), is_active=True
    )[:MOST]
)


def followed_themes(user: User) -> Iterator[HomeBox]:
    """The themes that the person follows: one query, whatever their number."""
    if PROFESSIONAL not in audiences(user) or works_for_others(user):
        return
    themes = _followed.all(user=user.pk)
    yield rows_box(
        _("Themes that I follow"),
        [(theme.name, theme_address(theme.code), "") for theme in themes],
        empty=_("Follow a theme and you hear of new practices, articles and questions."),
        more=(_("All themes"), reverse("themes:index")),
        order=32,
    )
