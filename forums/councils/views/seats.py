"""What a member shows of themselves, and the photo that everybody sees."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from forums.councils import actions
from forums.councils.forms import SeatForm
from forums.councils.models import SeatPhoto
from portal.core.drafts import login_keeping_input

from .acting import form_page
from .finding import find_council, find_own, find_row


@login_keeping_input
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def seat_edit(request: HttpRequest, slug: str) -> HttpResponse:
    """One's own name and photo on the page of the council."""
    council = find_own(request, slug)
    seat = council.seats.in_force().filter(user=request.user).first()
    if seat is None:
        raise Http404
    return form_page(
        request,
        SeatForm,
        lambda form: actions.change_own_seat(
            council=council,
            user=request.user,
            **{key: form.cleaned_data[key] for key in SHOWN},
        ),
        council=council,
        title=_("What is shown of me"),
        lead=_("You decide. Take a tick away and it is gone from the page; the photo is deleted."),
        submit=_("Keep"),
        done=_("This is shown of you now."),
        back=reverse("councils:space", args=[slug]),
        initial={
            "name": seat.display_name or request.user.display_name,
            "shows_name": seat.shows_name,
            "shows_photo": SeatPhoto.objects.filter(seat=seat).exists(),
        },
    )


SHOWN = ("name", "shows_name", "photo", "shows_photo")


@require_safe
def photo_send(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The photo of a member of today who shows name and photo."""
    council = find_council(slug)
    shown = council.seats.in_force().filter(shows_name=True)
    photo = find_row(SeatPhoto.objects.filter(seat__in=shown), pk)
    try:
        with photo.file.open() as file:
            response = HttpResponse(file.read(), content_type="image/webp")
    except FileNotFoundError:
        raise Http404 from None
    response["Cache-Control"] = "private, max-age=3600"
    response["Content-Disposition"] = "inline"
    return response
