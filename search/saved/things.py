"""Saved searches among the things that people follow."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.notifications.things import Thing, numbers

from .models import SavedSearch


def saved_things(user: User, identities: list[str]) -> Mapping[str, Thing]:
    """Those of these that are the person's own."""
    rows = SavedSearch.objects.filter(user=user, pk__in=numbers(identities))
    return {
        str(row.pk): Thing(_("Search: %(words)s") % {"words": row.name}, row.get_absolute_url())
        for row in rows
    }
