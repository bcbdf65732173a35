"""What this room keeps of people."""

from datetime import datetime

from dateutil.relativedelta import relativedelta
from django.utils.translation import gettext_lazy as _

from portal.core.personal import Basis, Controller, Entry, acted, own, purge_old, register
from portal.core.preferences import Preferences

from .models import Invitation, LetterBatch

STAFF = _("staff who confirm people at that organisation")
LOGS = _("the months of the setting for logs, after it ended")
register(
    Entry(
        "verification.LetterBatch",
        purpose=_("To send tenants a letter with a code."),
        basis=Basis.TASK,
        kept=LOGS,
        readers=STAFF,
        links=(acted("made_by"), acted("revoked_by")),
        controller=Controller.COMPANY,
    ),
    Entry(
        "verification.LetterCode",
        purpose=_("To let a code work once."),
        basis=Basis.TASK,
        kept=LOGS,
        readers=_("nobody"),
        links=(acted("used_by"),),
        secret=("digest",),
        controller=Controller.COMPANY,
    ),
    Entry(
        "verification.Invitation",
        purpose=_("To give staff and workers their role."),
        basis=Basis.TASK,
        kept=LOGS,
        readers=_("administrators of that organisation"),
        links=(own("used_by"), acted("invited_by")),
        secret=("digest",),
        controller=Controller.COMPANY,
    ),
    Entry(
        "verification.TrustedDomain",
        purpose=_("To know professionals by the address of their organisation."),
        basis=Basis.TASK,
        kept=_("until it is removed"),
        readers=_("administrators of that organisation"),
        links=(acted("added_by"),),
    ),
    Entry(
        "verification.HandOver",
        purpose=_("To open an account together with somebody who has no e-mail address."),
        basis=Basis.CONSENT,
        kept=_("until the account is erased"),
        readers=STAFF,
        links=(own("user"), acted("opened_by")),
        secret=("digest",),
        controller=Controller.COMPANY,
    ),
)


def _before(now: datetime) -> datetime:
    return now - relativedelta(months=max(Preferences.load().retention_logs_months, 1))


purge_old(
    "letters",
    _("Letters with codes that ended"),
    lambda now: LetterBatch.objects.filter(expires_at__lt=_before(now)),
)
purge_old(
    "invitations",
    _("Invitations that ended"),
    lambda now: Invitation.objects.filter(expires_at__lt=_before(now)),
)
