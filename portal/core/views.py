"""Views of no room: the choice of colours, and in development the catalogue of components."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template import loader
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from .styleguide import sample_context

THEME_COOKIE = "theme"
THEMES = ("light", "dark")
YEAR = 365 * 24 * 3600


def chosen_theme(request: HttpRequest) -> str:
    """ "light" or "dark" when this reader chose; empty follows the device."""
    theme = request.COOKIES.get(THEME_COOKIE, "")
    return theme if theme in THEMES else ""


@csrf_exempt  # the form stands on pages without a token, and a stranger can at most change colours
@require_POST
def choose_theme(request: HttpRequest) -> HttpResponse:
    """Keep the choice of colours in a cookie and go back to the page; anything else forgets it."""
    back = request.META.get("HTTP_REFERER", "")
    safe = url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure())
    response = HttpResponseRedirect(back if safe else "/")
    theme = request.POST.get("theme", "")
    if theme in THEMES:
        response.set_cookie(
            THEME_COOKIE, theme, max_age=YEAR, samesite="Lax", secure=request.is_secure()
        )
    else:
        response.delete_cookie(THEME_COOKIE)
    return response


@require_GET
def styleguide(request: HttpRequest) -> HttpResponse:
    """Every component with sample data, for eyes and for axe; only routed in development."""
    # Without the request: the context processors would put the real chrome over the sample one.
    template = loader.get_template("styleguide.html", using="jinja2")
    return HttpResponse(template.render(sample_context(chosen_theme(request))))
