"""The file store of groups: beside the media that administrators see, never in it."""

from django.core.files.storage import Storage, storages


def group_files() -> Storage:
    """Where private files of groups are kept (setting `STORAGES["groups"]`)."""
    return storages["groups"]
