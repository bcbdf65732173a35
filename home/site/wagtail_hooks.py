"""What Wagtail is told about the files of editors."""

from django.http import Http404, HttpRequest
from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.documents.models import AbstractDocument

from .admin_views import import_redirects
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


# Before those of the redirects, whose names stay: the path is the same.
@hooks.register("register_admin_urls", order=-10)
def register_import_of_redirects() -> list[URLPattern]:
    """The guarded step of an import."""
    return [path("redirects/import/process/", import_redirects, name="import_redirects")]
