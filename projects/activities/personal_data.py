"""What this room keeps of people."""

from django.utils.translation import gettext_lazy as _

from portal.core.personal import Basis, Entry, acted, own, register

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
