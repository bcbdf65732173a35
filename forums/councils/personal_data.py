"""What this room keeps of people."""

from django.utils.translation import gettext_lazy as _

from portal.core.personal import UNLINK, Basis, Entry, own, register

HISTORY = _("as long as the council's history")
STAYS = _("The words stay, without a name.")


def _inside(model: str, path: str) -> Entry:
    """What members write among themselves."""
    return Entry(
        model,
        purpose=_("To let members of a council work together."),
        basis=Basis.TASK,
        kept=HISTORY,
        readers=_("the members of that council"),
        links=(own(path, erase=UNLINK, remains=STAYS),),
    )


register(
    Entry(
        "councils.Seat",
        purpose=_("To know who sits in a council, and to show it where the person agrees."),
        basis=Basis.TASK,
        kept=HISTORY,
        readers=_("with consent: everybody; else the members of that council"),
        links=(
            own(
                "user",
                erase=UNLINK,
                blank=("display_name",),
                remains=_("That a seat was taken stays, without a name."),
            ),
        ),
    ),
    Entry(
        "councils.SeatPhoto",
        purpose=_("To show who sits in a council, where the person wants it."),
        basis=Basis.CONSENT,
        kept=_("until the person takes it away, and at most until the end of the term"),
        readers=_("everybody"),
        links=(own("user"),),
    ),
    _inside("councils.TextVersion", "author"),
    _inside("councils.Paper", "author"),
    _inside("councils.Message", "author"),
    Entry(
        "councils.MeetingSignUp",
        purpose=_("To know who comes to an open meeting."),
        basis=Basis.CONTRACT,
        kept=HISTORY,
        readers=_("the number: everybody who sees the meeting; the person: nobody"),
        links=(own("user"),),
    ),
    Entry(
        "councils.MeetingQuestion",
        purpose=_("To answer tenants in a meeting."),
        basis=Basis.TASK,
        kept=HISTORY,
        readers=_("the members of that council; with an answer: who sees the meeting"),
        links=(own("user", erase=UNLINK, remains=STAYS),),
    ),
    Entry(
        "councils.Suggestion",
        purpose=_("To know what the council should speak of."),
        basis=Basis.TASK,
        kept=HISTORY,
        readers=_("everybody"),
        links=(own("author", erase=UNLINK, remains=STAYS),),
    ),
    Entry(
        "councils.SuggestionSupport",
        purpose=_("To know how many support a suggestion."),
        basis=Basis.TASK,
        kept=HISTORY,
        readers=_("nobody"),
        links=(own("user"),),
    ),
)
