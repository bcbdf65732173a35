"""What this room keeps of people."""

from django.utils.translation import gettext_lazy as _

from portal.core.personal import UNLINK, Basis, Entry, acted, own, register

KEPT = _("as long as the consultation")
ORGANISERS = _("totals: everybody; open answers: the organisers, without a name")
COUNTED = _("Answers stay counted, without a link to anybody.")
WORDS_STAY = _("The words stay, without a name: others answered to them.")
STAFF_WORK = _(
    "Opinions and answers are of the council and the company; they stay, without a name."
)


def _official(model: str, purpose: object) -> Entry:
    return Entry(
        model,
        purpose=purpose,
        basis=Basis.TASK,
        kept=KEPT,
        readers=_("who may read that consultation"),
        links=(own("author", erase=UNLINK, remains=STAFF_WORK),),
    )


register(
    _official("consultations.Consultation", _("To ask tenants and their council.")),
    _official("consultations.Opinion", _("To say what the council thinks.")),
    _official("consultations.Answer", _("To say what the company does with an opinion.")),
    _official("consultations.FollowUp", _("To say what became of an answer.")),
    _official("consultations.Document", _("To give plans and documents with what is asked.")),
    Entry(
        "consultations.CodeBatch",
        purpose=_("To send letters with codes."),
        basis=Basis.TASK,
        kept=KEPT,
        readers=_("the organisers"),
        links=(acted("author"),),
    ),
    Entry(
        "consultations.Draft",
        purpose=_("Not to lose what one was answering."),
        basis=Basis.CONTRACT,
        kept=_("until it is sent or thrown away"),
        readers=_("the person"),
        links=(own("user"),),
    ),
    Entry(
        "consultations.Response",
        purpose=_("To know what tenants think."),
        basis=Basis.TASK,
        kept=KEPT,
        readers=ORGANISERS,
        links=(own("user", erase=UNLINK, remains=COUNTED),),
        secret=("receipt",),
    ),
    Entry(
        "consultations.Remark",
        purpose=_("To collect ideas and comments of tenants."),
        basis=Basis.TASK,
        kept=KEPT,
        readers=_("who may read that consultation"),
        links=(own("author", erase=UNLINK, remains=WORDS_STAY),),
    ),
    Entry(
        "consultations.Support",
        purpose=_("To know how many support an idea."),
        basis=Basis.TASK,
        kept=KEPT,
        readers=_("nobody"),
        links=(own("user"),),
    ),
    Entry(
        "consultations.OpinionVersion",
        purpose=_("To write an opinion together."),
        basis=Basis.TASK,
        kept=KEPT,
        readers=_("the members of that council"),
        links=(own("author", erase=UNLINK, remains=STAFF_WORK),),
    ),
    Entry(
        "consultations.OpenAnswer",
        purpose=_("To know what tenants think."),
        basis=Basis.TASK,
        kept=KEPT,
        readers=ORGANISERS,
        links=(own("response__user", remains=COUNTED),),
    ),
    Entry(
        "consultations.Choice",
        purpose=_("To know what tenants think."),
        basis=Basis.TASK,
        kept=KEPT,
        readers=ORGANISERS,
        links=(own("response__user", erase=UNLINK, remains=COUNTED),),
    ),
    Entry(
        "consultations.Voter",
        purpose=_("To let everybody answer once."),
        basis=Basis.TASK,
        kept=KEPT,
        readers=_("nobody"),
        links=(own("user", erase=UNLINK, remains=COUNTED),),
    ),
    Entry(
        "consultations.HelpedEntry",
        purpose=_("To show that an answer was entered for somebody, and by whom."),
        basis=Basis.INTEREST,
        kept=KEPT,
        readers=_("the organisers"),
        links=(acted("helper"),),
        secret=("token",),
    ),
)
