"""The register of processing as it is shown."""

from __future__ import annotations

from itertools import groupby

from django.apps import apps

from portal.core.personal import Controller, Entry, entries


def by_room(controller: Controller | None = None) -> list[tuple[str, list[Entry]]]:
    """The entries by the room that keeps them; those that one kind of controller answers for."""

    def room(entry: Entry) -> str:
        return str(apps.get_app_config(entry.model_class._meta.app_label).verbose_name)

    ordered = sorted((one for one in entries() if controller in (None, one.controller)), key=room)
    return [(name, list(found)) for name, found in groupby(ordered, key=room)]
