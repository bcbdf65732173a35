"""What this room keeps of people."""

from django.utils.translation import gettext_lazy as _

from portal.core.personal import UNLINK, Basis, Controller, Entry, acted, own, register

LEAVING = _("until the account is erased")
THE_PERSON = _("the person")

register(
    Entry(
        "accounts.User",
        purpose=_("To log in, to be named as one wishes and to be written to in one's language."),
        basis=Basis.CONTRACT,
        kept=_("until the account is erased; who is long away is asked first"),
        readers=_("the person; of the name: who reads what they write"),
        links=(own("pk"),),
        secret=("password",),
    ),
    Entry(
        "accounts.Membership",
        purpose=_("To know who rents or works where, so that each sees and does what is theirs."),
        basis=Basis.TASK,
        kept=LEAVING,
        readers=_("the person; staff who confirm people at that organisation"),
        links=(own("user"), acted("verified_by"), acted("reviewed_by")),
        controller=Controller.COMPANY,
    ),
    Entry(
        "account.EmailAddress",
        purpose=_("To log in and to get mail."),
        basis=Basis.CONTRACT,
        kept=LEAVING,
        readers=_("the person; staff who confirm them"),
        links=(own("user"),),
    ),
    Entry(
        "mfa.Authenticator",
        purpose=_("The second step of the login."),
        basis=Basis.INTEREST,
        kept=LEAVING,
        readers=THE_PERSON,
        links=(own("user"),),
        secret=("data",),
    ),
    Entry(
        "socialaccount.SocialAccount",
        purpose=_("To log in by another website: its name for the person, and nothing else."),
        basis=Basis.CONTRACT,
        kept=LEAVING,
        readers=THE_PERSON,
        links=(own("user"),),
        secret=("extra_data",),
    ),
    Entry(
        "usersessions.UserSession",
        purpose=_("To show where somebody is logged in, and to end it there."),
        basis=Basis.INTEREST,
        kept=_("until the session ends"),
        readers=THE_PERSON,
        links=(own("user"),),
        secret=("session_key", "data"),
    ),
    Entry(
        "auditlog.LogEntry",
        purpose=_("To see later who gave or took a right."),
        basis=Basis.DUTY,
        kept=_("the months of the setting for logs"),
        readers=_("the regulator's administrators"),
        links=(
            own(
                "actor",
                erase=UNLINK,
                blank=("remote_addr", "actor_email"),
                remains=_("That a right changed stays in the log, without who did it."),
            ),
        ),
        secret=("serialized_data", "additional_data"),
    ),
)
