"""What this room keeps of people."""

from django.utils.translation import gettext_lazy as _

from portal.core.personal import UNLINK, Basis, Entry, acted, own, register

KEPT = _("as long as the practice")
REVIEW = _("authors and reviewers of that practice")
STAYS = _("What professionals wrote stays for the sector, without a name.")
register(
    Entry(
        "submissions.Submission",
        purpose=_("To write and review good practices."),
        basis=Basis.TASK,
        kept=KEPT,
        readers=REVIEW,
        links=(own("author", erase=UNLINK, remains=STAYS), acted("reviewer")),
    ),
    Entry(
        "submissions.CoAuthor",
        purpose=_("To write together."),
        basis=Basis.CONTRACT,
        kept=KEPT,
        readers=REVIEW,
        links=(own("user"),),
        secret=("token",),
    ),
    Entry(
        "submissions.Remark",
        purpose=_("To say what must still change in a practice."),
        basis=Basis.TASK,
        kept=KEPT,
        readers=REVIEW,
        links=(own("author", erase=UNLINK, remains=STAYS),),
    ),
)
