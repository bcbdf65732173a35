"""What this room puts on "my home", and with whom things are shared."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.accounts.audiences import PROFESSIONAL, Anybody, audiences
from portal.accounts.home_sections import HomeBox, rows_box, works_for_others
from portal.accounts.models import User

from .audiences import groups_of
from .models import Group, GroupMember

MOST = 6


def my_groups(user: User) -> Iterator[HomeBox]:
    """The person's groups: one query for who is in some, none for others."""
    mine = dict(groups_of(user))
    if PROFESSIONAL not in audiences(user) or (works_for_others(user) and not mine):
        return
    rows = []
    if mine:
        asking = Count("members", filter=Q(members__state=GroupMember.State.ASKED))
        found = Group.objects.filter(pk__in=mine).annotate(asking=asking)
        for group in found.order_by("-changed_at", "-pk")[:MOST]:
            waits = group.asking if mine[group.pk] else 0
            said = ngettext("%(num)s person waits", "%(num)s people wait", waits) % {"num": waits}
            rows.append((group.name, group.get_absolute_url(), said if waits else ""))
    yield rows_box(
        _("My groups"),
        rows,
        empty=_("Meet colleagues of other organisations who work on the same thing."),
        more=(_("Groups of professionals"), reverse("groups:index")),
        order=34,
    )


def my_circles(user: Anybody) -> Iterator[tuple[str, str]]:
    """One's groups as circles to share a collection with."""
    keys = [key for key, _leads in groups_of(user)]
    for group in Group.objects.filter(pk__in=keys) if keys else ():
        yield group.audience, group.name
