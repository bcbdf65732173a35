"""Views of no room: in development, the catalogue of components."""

from django.http import HttpRequest, HttpResponse
from django.template import loader
from django.views.decorators.http import require_GET

from .styleguide import sample_context


@require_GET
def styleguide(request: HttpRequest) -> HttpResponse:
    """Every component with sample data, for eyes and for axe; only routed in development."""
    theme = request.COOKIES.get("theme", "")
    # Without the request: the context processors would put the real chrome over the sample one.
    template = loader.get_template("styleguide.html", using="jinja2")
    known = theme if theme in ("light", "dark") else ""
    return HttpResponse(template.render(sample_context(known)))
