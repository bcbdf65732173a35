"""What this room keeps of people."""

from django.utils.translation import gettext_lazy as _

from portal.core.personal import Basis, Entry, own, register

register(
    Entry(
        "directory.Profile",
        purpose=_("To be found by colleagues who look for somebody."),
        basis=Basis.CONSENT,
        kept=_("until the person takes it away"),
        readers=_("confirmed people of the sector, when the person chose to be found"),
        links=(own("user"),),
    ),
)
