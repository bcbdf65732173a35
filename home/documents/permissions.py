"""Who opens a file: as its document of the library says, or else the pages that lead to it."""

from __future__ import annotations

from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest
from wagtail.documents.models import AbstractDocument
from wagtail.models import Page, ReferenceIndex
from wagtail.permissions import policy_registry

from portal.accounts.audiences import Anybody, audiences
from portal.accounts.own_rows import can_edit_for

from .models import LibraryDocument


def can_read(user: Anybody, entry: LibraryDocument) -> bool:
    """In the library: its audience. Before that, and always: those who edit it."""
    if entry.is_published and entry.audience in audiences(user):
        return True
    return can_edit_for(user, entry.organisation_id) or user.has_perm(
        "document_texts.change_librarydocument"
    )


def can_open_by_address(request: HttpRequest, document: AbstractDocument) -> bool:
    """Whether a file that is no version of the library's may be opened by who knows its address.

    Where a live page that this person may read leads to it, or a row of another kind, or when its
    collection says who reads it. What was only uploaded, or stands in a draft, is for those who
    choose files of its collection.
    """
    if document.collection.get_view_restrictions() or _is_led_to(request, document):
        return True
    return policy_registry.get(document).user_has_any_permission_for_instance(
        request.user, ["add", "change", "delete", "choose"], document
    )


def _is_led_to(request: HttpRequest, document: AbstractDocument) -> bool:
    references = ReferenceIndex.get_references_to(document)
    of_pages = {"base_content_type": ContentType.objects.get_for_model(Page)}
    keys = [int(key) for key in references.filter(**of_pages).values_list("object_id", flat=True)]
    # An alias is as closed as its source is.
    pages = Page.objects.live().filter(pk__in=keys, alias_of=None)
    if pages.public().exists() or references.exclude(**of_pages).exists():
        return True
    return any(
        all(one.accept_request(request) for one in page.get_view_restrictions()) for page in pages
    )
