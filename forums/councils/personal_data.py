"""What this room keeps of people."""

from django.utils.translation import gettext_lazy as _

from portal.core.personal import UNLINK, Basis, Entry, own, register

register(
    Entry(
        "councils.Seat",
        purpose=_("To know who sits in a council, and to show it where the person agrees."),
        basis=Basis.TASK,
        kept=_("as long as the council's history"),
        readers=_("with consent: everybody; else the members of that council"),
        links=(
            own(
                "user",
                erase=UNLINK,
                blank=("display_name",),
                remains=_("That a seat was taken stays, without a name."),
            ),
        ),
    )
)
