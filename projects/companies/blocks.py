"""What a company tells about its social service: teams, and workers by their function."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ChoiceBlock, EmailBlock, ListBlock, StructBlock, TextBlock
from wagtail.documents.blocks import DocumentChooserBlock

TEAM_KINDS = [
    ("individual", _("individual social work")),
    ("collective", _("collective social work")),
    ("community", _("community social work")),
    ("site", _("renovation site")),
    ("proximity", _("close to home: caretakers and neighbourhood")),
    ("other", _("other service")),
]
EMPLOYERS = [
    ("own", _("works for the company")),
    ("seconded", _("seconded by the support service DMBSH / SASLS")),
]


class Worker(StructBlock):
    """Somebody by their function; a name only when that person agrees."""

    function = CharBlock(label=_("function"), max_length=120)
    name = CharBlock(
        label=_("name"),
        required=False,
        max_length=80,
        help_text=_("Only when this person agrees to be named."),
    )
    employer = ChoiceBlock(label=_("employer"), choices=EMPLOYERS, default="own")


class Team(StructBlock):
    """A team, what one asks it for, and how to reach it."""

    kind = ChoiceBlock(label=_("kind of team"), choices=TEAM_KINDS)
    name = CharBlock(label=_("name"), max_length=120)
    text = TextBlock(label=_("what it does for you"), required=False)
    phone = CharBlock(label=_("telephone"), required=False, max_length=40)
    email = EmailBlock(label=_("mailbox of a service"), required=False)
    workers = ListBlock(Worker(), label=_("workers"), default=[])

    class Meta:
        icon = "group"
        label = _("team")


def documents() -> list:
    """The kinds of blocks of a list of documents."""
    return [("document", DocumentChooserBlock(label=_("document")))]
