"""A hit was opened: counted by its place, without a person."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from ..insight.actions import count_click


# No rights come with it: a signed word of our own page says for which question it counts.
@csrf_exempt
@require_POST
def search_click(request: HttpRequest) -> HttpResponse:
    """Count a click; 204, or 400 for a forged or old word and an impossible place."""
    token = request.POST.get("token", "")[:500]
    place = request.POST.get("place", "")[:4]
    known = place.isascii() and place.isdigit() and count_click(token, int(place))
    return HttpResponse(status=204 if known else 400)
