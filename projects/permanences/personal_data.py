"""What this room keeps of people."""

from django.utils.translation import gettext_lazy as _

from portal.core.personal import Basis, Entry, acted, register

register(
    Entry(
        "permanences.Permanence",
        purpose=_("To know since when hours are right."),
        basis=Basis.TASK,
        kept=_("as long as the permanence"),
        readers=_("staff of that organisation"),
        links=(acted("confirmed_by"),),
    )
)
