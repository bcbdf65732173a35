"""The register of processing as it is shown."""

from __future__ import annotations

from itertools import groupby

from django.apps import apps

from portal.core.personal import Entry, entries


def by_room() -> list[tuple[str, list[Entry]]]:
    """The entries by the room that keeps them."""

    def room(entry: Entry) -> str:
        return str(apps.get_app_config(entry.model_class._meta.app_label).verbose_name)

    ordered = sorted(entries(), key=room)
    return [(name, list(found)) for name, found in groupby(ordered, key=room)]
