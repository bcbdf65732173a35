"""What this room keeps of people."""

from django.utils.translation import gettext_lazy as _

from portal.core.personal import UNLINK, Basis, Entry, own, register

register(
    Entry(
        "knowledge.SheetImport",
        purpose=_("To bring many good practices in at once."),
        basis=Basis.TASK,
        kept=_("as long as the list of spreadsheets"),
        readers=_("editors of the knowledge base"),
        links=(own("uploaded_by", erase=UNLINK, remains=_("The spreadsheet, without your name.")),),
    ),
)
