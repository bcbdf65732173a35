"""What this room keeps of people."""

from django.utils.translation import gettext_lazy as _

from portal.core.personal import Basis, Entry, own, register

register(
    Entry(
        "saved_searches.SavedSearch",
        purpose=_("To search again with one click, and to tell what is new."),
        basis=Basis.CONSENT,
        kept=_("until the person throws it away"),
        readers=_("the person"),
        links=(own("user"),),
    )
)
