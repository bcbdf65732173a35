"""What this room keeps of people."""

from django.utils.translation import gettext_lazy as _

from portal.core.personal import UNLINK, Basis, Entry, acted, own, register

KEPT = _("as long as the practice")
SECTOR = _("professionals")
STAYS = _("What professionals wrote stays for the sector, without a name.")
register(
    Entry(
        "experiences.Collection",
        purpose=_("To keep practices together."),
        basis=Basis.CONTRACT,
        kept=_("until the account is erased"),
        readers=_("the person; with whom they share it"),
        links=(own("owner"),),
    ),
    Entry(
        "experiences.Replication",
        purpose=_("To tell how a practice worked elsewhere."),
        basis=Basis.TASK,
        kept=KEPT,
        readers=SECTOR,
        links=(own("author", erase=UNLINK, remains=STAYS), acted("reviewer")),
    ),
    Entry(
        "experiences.Comment",
        purpose=_("To ask and answer about a practice."),
        basis=Basis.TASK,
        kept=KEPT,
        readers=SECTOR,
        links=(own("author", erase=UNLINK, remains=STAYS),),
        secret=("html",),
    ),
    Entry(
        "experiences.Usefulness",
        purpose=_("To know which practice helps."),
        basis=Basis.CONTRACT,
        kept=_("until the account is erased"),
        readers=_("the number: everybody"),
        links=(own("user"),),
    ),
    Entry(
        "experiences.TranslationWish",
        purpose=_("To know what should be translated."),
        basis=Basis.CONTRACT,
        kept=_("until the account is erased"),
        readers=_("the number: editors"),
        links=(own("user"),),
    ),
)
