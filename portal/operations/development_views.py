"""Pages for those who build the portal: the mails that were "sent". Never in production."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from .mail_folder import mail, mails


@require_safe
def mail_list(request: HttpRequest) -> HttpResponse:
    """The newest mails."""
    return render(request, "portal/operations/mail_list.html", {"mails": mails()})


@require_safe
def mail_detail(request: HttpRequest, key: str) -> HttpResponse:
    """One mail as plain text, with its links."""
    found = mail(key)
    if found is None:
        raise Http404
    return render(request, "portal/operations/mail_detail.html", {"mail": found})


@require_safe
def mail_html(request: HttpRequest, key: str) -> HttpResponse:
    """The HTML part of a mail, in a sandbox of its own."""
    found = mail(key)
    if found is None or not found.html:
        raise Http404
    response = HttpResponse(found.html)
    response["Content-Security-Policy"] = "sandbox allow-popups; style-src 'unsafe-inline'"
    return response
