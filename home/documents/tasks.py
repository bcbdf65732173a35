"""The worker's part."""

from django_tasks import task
from wagtail.documents import get_document_model

from .actions import READABLE, read_document


@task()
def read_text(document_id: int) -> str:
    """Read the text of one file; gives its state. Safe to run twice."""
    found = read_document(document_id)
    return found.state if found else ""


@task()
def read_unread_files() -> int:
    """Read files that were there before, or that a stopped worker left; returns how many."""
    waiting = get_document_model().objects.filter(text_inside=None)
    found = [row.pk for row in waiting.only("file") if row.file_extension.lower() in READABLE]
    return sum(read_document(pk) is not None for pk in found)
