"""What Wagtail is told about the files of editors."""

from django.http import Http404, HttpRequest
from wagtail import hooks
from wagtail.documents.models import AbstractDocument

from . import admin_urls  # noqa: F401 - registers them
from .checks import use_our_rules

hooks.register("construct_wagtail_userbar", use_our_rules)


# Before Wagtail's own question, which would send a stranger to a login page and so tell that the
# document exists.
@hooks.register("before_serve_document", order=-10)
def hide_closed_documents(document: AbstractDocument, request: HttpRequest) -> None:
    """Raises Http404 when the collection of the document is not open to this reader."""
    restrictions = document.collection.get_view_restrictions()
    if not all(restriction.accept_request(request) for restriction in restrictions):
        raise Http404
