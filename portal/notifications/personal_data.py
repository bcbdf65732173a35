"""What this room keeps of people."""

from datetime import datetime

from dateutil.relativedelta import relativedelta
from django.utils.translation import gettext_lazy as _

from portal.core.personal import Basis, Entry, acted, own, purge_old, register
from portal.core.preferences import Preferences

from .models import Event

MONTHS = _("the months of the setting for notices")
THE_PERSON = _("the person")
register(
    Entry(
        "notifications.Subscription",
        purpose=_("To tell people what is new about what they follow."),
        basis=Basis.CONSENT,
        kept=_("until the person stops following"),
        readers=THE_PERSON,
        links=(own("user"),),
    ),
    Entry(
        "notifications.Event",
        purpose=_("To tell once what happened."),
        basis=Basis.CONTRACT,
        kept=MONTHS,
        readers=_("who is told"),
        links=(own("recipient"), acted("actor")),
    ),
    Entry(
        "notifications.Notice",
        purpose=_("To show on the portal what somebody was told."),
        basis=Basis.CONTRACT,
        kept=MONTHS,
        readers=THE_PERSON,
        links=(own("user"),),
    ),
    Entry(
        "notifications.Delivery",
        purpose=_("To send each mail once."),
        basis=Basis.CONTRACT,
        kept=MONTHS,
        readers=THE_PERSON,
        links=(own("user"),),
    ),
    Entry(
        "notifications.Digest",
        purpose=_("To send each summary once."),
        basis=Basis.CONTRACT,
        kept=MONTHS,
        readers=THE_PERSON,
        links=(own("user"),),
    ),
    Entry(
        "notifications.MailChoice",
        purpose=_("To mail no more than somebody wants."),
        basis=Basis.CONSENT,
        kept=_("until the account is erased"),
        readers=THE_PERSON,
        links=(own("user"),),
    ),
    Entry(
        "notifications.MailSettings",
        purpose=_("To mail no more than somebody wants, and not to an address that fails."),
        basis=Basis.CONSENT,
        kept=_("until the account is erased"),
        readers=THE_PERSON,
        links=(own("user"),),
        secret=("address_mark",),
    ),
)


def _old(now: datetime):
    months = max(Preferences.load().retention_notices_months, 1)
    return Event.objects.filter(created_at__lt=now - relativedelta(months=months))


purge_old("notices", _("Notices and their mails"), _old)
