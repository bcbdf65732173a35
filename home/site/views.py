"""Small views of the whole site: language, colours, and what machines ask for."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.cache import patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language_from_request
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from .addresses import base_url
from .chrome import THEME_COOKIE, THEMES
from .menus import frame
from .sitemap import sitemap_xml

YEAR = 365 * 24 * 3600


@require_safe
def root(request: HttpRequest) -> HttpResponse:
    """To the start page: the language of the cookie, then of the browser, then Dutch."""
    response = redirect(f"/{get_language_from_request(request)}/")
    patch_vary_headers(response, ["Cookie", "Accept-Language"])
    response["Cache-Control"] = "private, max-age=0"
    return response


# Without a token: it changes nothing but the language or the colours of who asks, and anonymous
# pages must be the same for everybody.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def language(request: HttpRequest, code: str) -> HttpResponse:
    """Remember the language and go to the same page in it."""
    if code not in dict(settings.LANGUAGES):
        raise Http404
    response = back_to(request, f"/{code}/")
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        code,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        samesite="Lax",
        secure=request.is_secure(),
        httponly=True,
    )
    return response


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def theme(request: HttpRequest) -> HttpResponse:
    """Remember light or dark; anything else follows the device again."""
    response = back_to(request, "/")
    chosen = request.POST.get("theme") if request.method == "POST" else request.GET.get("theme")
    if chosen in THEMES:
        response.set_cookie(
            THEME_COOKIE,
            chosen,
            max_age=YEAR,
            samesite="Lax",
            secure=request.is_secure(),
            httponly=True,
        )
    else:
        response.delete_cookie(THEME_COOKIE, samesite="Lax")
    return response


def back_to(request: HttpRequest, otherwise: str) -> HttpResponseRedirect:
    """To the page that `next` names, when it is one of ours."""
    target = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(
        target, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    # A line end or NUL would be refused as a header: go home instead of failing.
    if not safe or not target.startswith("/") or not target.isprintable():
        target = otherwise
    return HttpResponseRedirect(target)


@require_safe
@cache_control(public=True, max_age=3600)
def robots(request: HttpRequest) -> HttpResponse:
    """What crawlers may read."""
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /language/",
        "Disallow: /theme/",
        f"Sitemap: {base_url()}/sitemap.xml",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
@cache_control(public=True, max_age=3600)
def security_txt(request: HttpRequest) -> HttpResponse:
    """Where to report a hole (RFC 9116); 404 until an editor named a contact."""
    contact = frame("nl").settings.security_contact.strip()
    if not contact:
        raise Http404
    lines = [
        f"Contact: {contact}",
        f"Expires: {_in_half_a_year()}",
        "Preferred-Languages: nl, fr, en",
        f"Canonical: {base_url()}/.well-known/security.txt",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


def _in_half_a_year() -> str:
    from datetime import timedelta

    from django.utils import timezone

    day = timezone.now().replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    return (day + timedelta(days=180)).strftime("%Y-%m-%dT%H:%M:%SZ")


@require_safe
@cache_control(public=True, max_age=3600)
def sitemap(request: HttpRequest) -> HttpResponse:
    """All public pages with their other language."""
    return HttpResponse(sitemap_xml(), content_type="application/xml; charset=utf-8")


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """Browsers that ask for the old name get the drawing."""
    from django.templatetags.static import static

    return redirect(static("icons/favicon.svg"), permanent=True)
