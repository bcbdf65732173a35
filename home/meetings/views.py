"""The calendar of the sector."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.accounts.audiences import PUBLIC
from portal.accounts.own_rows import can_edit_for
from portal.accounts.readers import Readers

from .calendars import calendar_file, recent
from .lists import calendar_list
from .models import MeetingDate, SectorMeeting

LARGEST = 2**62


@require_safe
def sector_calendar(request: HttpRequest) -> HttpResponse:
    """What comes, by day; what is over with `view=past`."""
    return render(request, "home/meetings/calendar.html", calendar_list(request.user, request.GET))


@require_safe
def sector_feed(request: HttpRequest) -> HttpResponse:
    """What everybody may read, to subscribe to: a calendar program does not log in."""
    dates = recent(MeetingDate.objects.shown_to([PUBLIC]))
    return calendar_file(_("Sector agenda"), dates, request.build_absolute_uri)


def _find(request: HttpRequest, pk: int) -> SectorMeeting:
    """The meeting; 404 for who may not read it. Its editors see it before it is published."""
    if pk > LARGEST:
        raise Http404
    meeting = get_object_or_404(SectorMeeting.objects.select_related("organisation"), pk=pk)
    shown = SectorMeeting.objects.published().visible_to(request.user).filter(pk=pk).exists()
    user = request.user
    may_edit = can_edit_for(user, meeting.organisation_id)
    if not (shown or may_edit or user.has_perm("meetings.change_sectormeeting")):
        raise Http404
    return meeting


@require_safe
def meeting_detail(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """One meeting with all its dates."""
    meeting = _find(request, pk)
    if request.path != meeting.get_absolute_url():
        return redirect(meeting, permanent=False)
    context = {
        "meeting": meeting,
        "dates": list(meeting.dates.all()),
        "themes": list(meeting.themes.all()),
        "is_for_everybody": meeting.readers == Readers.PUBLIC,
    }
    return render(request, "home/meetings/meeting.html", context)


@require_safe
def meeting_calendar(request: HttpRequest, pk: int) -> HttpResponse:
    """The dates of one meeting, for one's own calendar."""
    meeting = _find(request, pk)
    dates = meeting.dates.select_related("meeting__organisation")
    return calendar_file(meeting.title, dates, request.build_absolute_uri)
