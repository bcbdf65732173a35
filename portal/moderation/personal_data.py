"""What this room keeps of people."""

from django.utils.translation import gettext_lazy as _

from portal.core.personal import UNLINK, Basis, Entry, acted, own, register

LOGS = _("texts: the months of the setting for logs after the decision")
MODERATORS = _("moderators of that place")
register(
    Entry(
        "moderation.Case",
        purpose=_("To judge what was reported."),
        basis=Basis.INTEREST,
        kept=LOGS,
        readers=MODERATORS,
        links=(
            own(
                "author",
                erase=UNLINK,
                blank=("kept_text",),
                remains=_("That a message was judged stays, without its author and its words."),
            ),
            acted("claimed_by"),
            acted("set_aside"),
        ),
    ),
    Entry(
        "moderation.Report",
        purpose=_("To hear what is wrong."),
        basis=Basis.INTEREST,
        kept=LOGS,
        readers=MODERATORS,
        links=(
            own(
                "reporter",
                erase=UNLINK,
                blank=("text",),
                remains=_("That something was reported stays, without who did it."),
            ),
        ),
    ),
    Entry(
        "moderation.Decision",
        purpose=_("To say why something was kept, hidden or removed."),
        basis=Basis.DUTY,
        kept=_("as long as the message that it is about"),
        readers=_("moderators; the author of the message"),
        links=(own("case__author", erase=UNLINK), acted("decided_by")),
    ),
    Entry(
        "moderation.Appeal",
        purpose=_("To let somebody object to a decision."),
        basis=Basis.DUTY,
        kept=LOGS,
        readers=MODERATORS,
        links=(own("decision__case__author"),),
    ),
    Entry(
        "moderation.Sanction",
        purpose=_("To keep somebody from writing for a while."),
        basis=Basis.INTEREST,
        kept=_("until the account is erased"),
        readers=MODERATORS,
        links=(own("user"), acted("lifted_by")),
    ),
)
