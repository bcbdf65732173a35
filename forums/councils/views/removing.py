"""Taking something out of the council's space, after a question."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from forums.councils import actions
from forums.councils.forms import Kept
from forums.councils.models import AdvisoryCouncil
from forums.councils.permissions import check_can_take_away
from portal.core.drafts import login_keeping_input
from portal.core.text import shorten

from .acting import form_page
from .finding import find_own, find_row

SHOWN = 200


def _asked(
    request: HttpRequest,
    council: AdvisoryCouncil,
    act: Callable[[], Any],
    *,
    by: int | None,
    title: str,
    what: str,
    done: str,
) -> HttpResponse:
    """The question first; `by` is whose it is."""
    check_can_take_away(request.user, council, by)
    return form_page(
        request,
        Kept,
        lambda _form: act(),
        council=council,
        title=title,
        lead=what,
        submit=_("Take away"),
        done=done,
        back=reverse("councils:space", args=[council.slug]),
    )


@login_keeping_input
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def paper_delete(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Take a document away."""
    council = find_own(request, slug)
    paper = find_row(council.papers, pk)
    return _asked(
        request,
        council,
        lambda: actions.delete_paper(paper=paper, actor=request.user),
        by=paper.author_id,
        title=_("Take the document away?"),
        what=paper.title,
        done=_("The document has been taken away."),
    )


@login_keeping_input
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def text_delete(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Throw a draft away with all its versions."""
    council = find_own(request, slug)
    text = find_row(council.texts, pk)
    return _asked(
        request,
        council,
        lambda: actions.delete_text(text=text, actor=request.user),
        by=text.begun_by,
        title=_("Throw the draft away?"),
        what=text.title,
        done=_("The draft has been thrown away."),
    )


@login_keeping_input
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def message_delete(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Take a message away."""
    council = find_own(request, slug)
    message = find_row(council.messages, pk)
    return _asked(
        request,
        council,
        lambda: actions.delete_message(message=message, actor=request.user),
        by=message.author_id,
        title=_("Take the message away?"),
        what=shorten(message.text, SHOWN),
        done=_("The message has been taken away."),
    )
