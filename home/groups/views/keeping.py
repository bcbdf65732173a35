"""Documents and dates of a group, for its members alone."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.core.kept_files import send_file

from .. import actions
from ..calendar import event_calendar
from ..forms import DocumentForm, EventForm
from .finding import act_and_return, find_own, find_row, form_page


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def document_add(request: HttpRequest, slug: str) -> HttpResponse:
    """A file for the members."""
    group = find_own(request, slug)
    start = {"language": get_language()}
    return form_page(
        request,
        DocumentForm(request.POST or None, request.FILES or None, initial=start),
        lambda form: actions.add_document(group=group, author=request.user, **form.cleaned_data),
        group=group,
        title=_("A document for the group"),
        lead=_("Only members of the group can open it."),
        submit=_("Add the document"),
        done=_("The document is added."),
        back=f"{group.get_absolute_url()}#documents",
    )


# A guessed address says no more than an address that was never given.
@require_safe
def document_send(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """A document, to members alone. Nobody keeps it on the way."""
    document = find_row(find_own(request, slug).documents, pk)
    return send_file(document.file, document.name)


@require_POST
@login_required
def document_delete(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Take a document away."""
    group = find_own(request, slug)
    document = find_row(group.documents.select_related("group"), pk)
    return act_and_return(
        request,
        lambda: actions.delete_document(document=document, actor=request.user),
        done=_("The document has been taken away."),
        back=f"{group.get_absolute_url()}#documents",
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def event_create(request: HttpRequest, slug: str) -> HttpResponse:
    """A date when the group meets."""
    group = find_own(request, slug)
    return form_page(
        request,
        EventForm(request.POST or None, initial={"language": get_language()}),
        lambda form: actions.plan_event(group=group, actor=request.user, **form.cleaned_data),
        group=group,
        title=_("When does the group meet?"),
        submit=_("Keep the date"),
        done=_("The date is kept. Members who follow the group hear of it."),
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def event_edit(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Another hour, place or text."""
    group = find_own(request, slug)
    row = find_row(group.events.filter(cancelled_at__isnull=True), pk)
    actions.keeping.check_is_mine_or_led(request.user, group, row.author_id)
    names = ("title", "language", "starts_at", "ends_at", "place", "text")
    return form_page(
        request,
        EventForm(request.POST or None, initial={name: getattr(row, name) for name in names}),
        lambda form: actions.plan_event(
            group=group, actor=request.user, event=row, **form.cleaned_data
        ),
        group=group,
        title=_("Change this date"),
        submit=_("Keep the date"),
        done=_("The date is kept. Members who follow the group hear of it."),
    )


@require_POST
@login_required
def event_cancel(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """It does not take place."""
    group = find_own(request, slug)
    row = find_row(group.events.select_related("group"), pk)
    return act_and_return(
        request,
        lambda: actions.cancel_event(event=row, actor=request.user),
        done=_("The date is cancelled. Members who follow the group hear of it."),
        back=group,
    )


@require_safe
def event_file(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """A date for one's own calendar."""
    group = find_own(request, slug)
    row = find_row(group.events.select_related("group"), pk)
    body = event_calendar(row, request.build_absolute_uri)
    answer = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="group.ics"'
    answer["Cache-Control"] = "private, no-store"
    return answer
