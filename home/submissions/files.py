"""Where the files of practices lie: closed while a practice is being written, open when it is read.

Only files that were handed in on the site move; what editors chose elsewhere stays there.
"""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _
from wagtail.documents import get_document_model
from wagtail.documents.models import AbstractDocument
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage
from wagtail.models import Collection, CollectionViewRestriction

from home.knowledge.models import PracticePage
from portal.accounts.wagtail_rights import reviewers_group
from portal.core.file_kinds import check_size, ending_of, is_what_it_says

WAITING = "Good practices in preparation"
OPEN = "Good practices"


def waiting_collection() -> Collection:
    """The closed collection, which only reviewers see in the admin."""
    found = _collection(WAITING)
    restriction, made = CollectionViewRestriction.objects.get_or_create(
        collection=found, defaults={"restriction_type": CollectionViewRestriction.GROUPS}
    )
    if made:
        restriction.groups.add(reviewers_group())
    return found


def open_collection() -> Collection:
    """The collection of what is published."""
    return _collection(OPEN)


def _collection(name: str) -> Collection:
    root = Collection.get_first_root_node() or Collection.add_root(name="Root")
    return root.get_children().filter(name=name).first() or root.add_child(name=name)


def check_document(upload: UploadedFile) -> None:
    """Raises ValidationError for a file that is too large, or of a kind that is not taken here."""
    from django.conf import settings

    kinds = settings.WAGTAILDOCS_EXTENSIONS
    check_size(upload)
    if ending_of(upload).lstrip(".") not in kinds or not is_what_it_says(upload):
        raise ValidationError(
            _("This kind of file cannot be added. Use one of these: %(kinds)s.")
            % {"kinds": ", ".join(kinds)}
        )


def photo_keys(page: PracticePage) -> list[int]:
    """Keys of the images that the page shows."""
    return [block["value"]["image"] for block in page.photos.raw_data]


def document_keys(page: PracticePage) -> list[int]:
    """Keys of the documents that the page offers."""
    return [block["value"] for block in page.documents.raw_data]


def open_files(page: PracticePage) -> None:
    """Let everybody reach the files of a page that was published."""
    _move(page, WAITING, open_collection())


def close_files(page: PracticePage) -> None:
    """Close the files of a page that nobody reads any more, unless its other language is read."""
    others = PracticePage.objects.live().filter(translation_key=page.translation_key)
    kept: dict[str, set[int]] = {"photos": set(), "documents": set()}
    for other in others.exclude(pk=page.pk):
        kept["photos"].update(photo_keys(other))
        kept["documents"].update(document_keys(other))
    _move(page, OPEN, waiting_collection(), kept)


def _move(
    page: PracticePage, name: str, to: Collection, kept: dict[str, set[int]] | None = None
) -> None:
    kept = kept or {"photos": set(), "documents": set()}
    photos = set(photo_keys(page)) - kept["photos"]
    documents = set(document_keys(page)) - kept["documents"]
    for rows in (
        _in(get_image_model(), photos, name),
        _in(get_document_model(), documents, name),
    ):
        rows.update(collection=to)


def _in(model: type[Model], keys: set[int], name: str) -> QuerySet:
    return model._default_manager.filter(pk__in=keys, collection__name=name)


def files_of(page: PracticePage) -> dict[str, list[tuple[str, AbstractImage | AbstractDocument]]]:
    """Photos and documents of a version, each with the id of its block."""
    images = get_image_model().objects.in_bulk(photo_keys(page))
    documents = get_document_model().objects.in_bulk(document_keys(page))
    return {
        "photos": [
            (block["id"], images[block["value"]["image"]])
            for block in page.photos.raw_data
            if block["value"]["image"] in images
        ],
        "documents": [
            (block["id"], documents[block["value"]])
            for block in page.documents.raw_data
            if block["value"] in documents
        ],
    }
