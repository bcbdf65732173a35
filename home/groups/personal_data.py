"""What this room keeps of people."""

from django.utils.translation import gettext_lazy as _

from portal.core.personal import UNLINK, Basis, Entry, own, register

MEMBERS = _("members of the group")
STAYS = _("What was kept for a group stays for its members, without a name.")
register(
    Entry(
        "groups.GroupMember",
        purpose=_("To know who is in a group of professionals."),
        basis=Basis.CONTRACT,
        kept=_("until the person leaves the group"),
        readers=MEMBERS,
        links=(own("user"),),
    ),
    Entry(
        "groups.GroupDocument",
        purpose=_("To keep documents together in a group."),
        basis=Basis.CONTRACT,
        kept=_("as long as the group"),
        readers=MEMBERS,
        links=(own("author", erase=UNLINK, remains=STAYS),),
    ),
    Entry(
        "groups.GroupEvent",
        purpose=_("To plan when a group meets."),
        basis=Basis.CONTRACT,
        kept=_("as long as the group"),
        readers=MEMBERS,
        links=(own("author", erase=UNLINK, remains=STAYS),),
    ),
)
