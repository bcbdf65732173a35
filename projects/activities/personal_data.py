"""What this room keeps of people."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.core.personal import Basis, Entry, acted, before_erasing, own, register

from .actions import withdraw
from .models import SignUp

register(
    Entry(
        "activities.Activity",
        purpose=_("To announce what happens."),
        basis=Basis.TASK,
        kept=_("as long as the activity"),
        readers=_("who may see the activity; not who made it"),
        links=(acted("made_by"),),
    ),
    Entry(
        "activities.SignUp",
        purpose=_("To keep a place for somebody."),
        basis=Basis.CONTRACT,
        kept=_("the days of the setting, after the activity"),
        readers=_("workers of the organiser"),
        links=(own("user"), acted("entered_by")),
        secret=("token", "form_key"),
    ),
    Entry(
        "activities.CalendarKey",
        purpose=_("To show somebody's own dates in the calendar of their telephone."),
        basis=Basis.CONTRACT,
        kept=_("as long as the account, or until a new address is asked"),
        readers=_("whoever has the address"),
        links=(own("user"),),
        secret=("key",),
    ),
)


@before_erasing
def give_places_back(user: Any, with_texts: bool) -> None:
    """Coming dates: whoever waits moves up and is told, as when the person withdraws."""
    coming = SignUp.objects.standing().filter(user=user, session__starts_at__gt=timezone.now())
    for sign_up in coming.select_related("session__activity").order_by("pk"):
        withdraw(sign_up=sign_up)
