"""The council's own file store: beside the media that administrators see, never in it."""

from django.core.files.storage import Storage, storages


def council_files() -> Storage:
    """Where private files of councils are kept (setting `STORAGES["councils"]`)."""
    return storages["councils"]
