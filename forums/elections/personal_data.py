"""What this room keeps of people."""

from django.utils.translation import gettext_lazy as _

from portal.core.personal import UNLINK, Basis, Entry, acted, own, register

HISTORY = _("as long as the council's history")

register(
    Entry(
        "elections.Election",
        purpose=_("To show that two people released a count."),
        basis=Basis.TASK,
        kept=HISTORY,
        readers=_("nobody"),
        links=(acted("counted_by"), acted("released_by")),
    ),
    Entry(
        "elections.Candidacy",
        purpose=_("To hold an election: who stands, and what came of it."),
        basis=Basis.TASK,
        kept=HISTORY,
        readers=_("with consent: everybody; else who manages the election"),
        links=(
            own(
                "user",
                erase=UNLINK,
                blank=("name", "text"),
                remains=_("The votes of a candidate stay, without a name."),
            ),
            acted("entered_by"),
            acted("checked_by"),
        ),
    ),
    Entry(
        "elections.Appeal",
        purpose=_("To pass on what went wrong in an election."),
        basis=Basis.TASK,
        kept=HISTORY,
        readers=_("who manages the election"),
        links=(own("user", erase=UNLINK, remains=_("The words stay, without a name.")),),
    ),
)
