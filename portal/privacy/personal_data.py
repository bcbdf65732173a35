"""What this room keeps of people."""

from datetime import datetime

from dateutil.relativedelta import relativedelta
from django.utils.translation import gettext_lazy as _

from portal.core.personal import UNLINK, Basis, Entry, acted, own, purge_old, register
from portal.core.preferences import Preferences

from .models import Access, Consent, RetentionRun

THE_PERSON = _("the person")
OFFICE = _("the person; the contact for data protection")
register(
    Entry(
        "privacy.DataExport",
        purpose=_("To give somebody a copy of their data."),
        basis=Basis.DUTY,
        kept=_("the days of the setting"),
        readers=THE_PERSON,
        links=(own("user"),),
        secret=("file",),
    ),
    Entry(
        "privacy.Erasure",
        purpose=_("To erase an account, and to do it again after an older backup was put back."),
        basis=Basis.DUTY,
        kept=_("a number without a person; as long as the backups"),
        readers=_("the regulator's administrators"),
        links=(
            own(
                "user",
                erase=UNLINK,
                remains=_("The number of the erased account, to erase it again from backups."),
            ),
        ),
    ),
    Entry(
        "privacy.Consent",
        purpose=_("To show to what somebody agreed, and when they no longer did."),
        basis=Basis.DUTY,
        kept=_("until the account is erased"),
        readers=OFFICE,
        links=(own("user"),),
    ),
    Entry(
        "privacy.Objection",
        purpose=_("To answer questions about data."),
        basis=Basis.DUTY,
        kept=_("until the account is erased"),
        readers=OFFICE,
        links=(own("user"), acted("answered_by")),
    ),
    Entry(
        "privacy.Access",
        purpose=_("To show who looked at somebody's data."),
        basis=Basis.DUTY,
        kept=_("the months of the setting for logs"),
        readers=OFFICE,
        links=(own("person"), acted("reader")),
    ),
    Entry(
        "privacy.Statement",
        purpose=_("To tell people who answers for their data."),
        basis=Basis.DUTY,
        kept=_("as long as the organisation is on the portal"),
        readers=_("everybody; not who changed it"),
        links=(acted("changed_by"),),
    ),
)


def _before(now: datetime) -> datetime:
    return now - relativedelta(months=max(Preferences.load().retention_logs_months, 1))


purge_old("access", _("Who looked at data"), lambda now: Access.objects.filter(at__lt=_before(now)))
purge_old(
    "purges", _("Reports of purges"), lambda now: RetentionRun.objects.filter(at__lt=_before(now))
)
purge_old(
    "consents",
    _("Consents that were withdrawn"),
    lambda now: Consent.objects.filter(withdrawn_at__lt=_before(now)),
)
