"""What pages and other rows point at, as far as something must be remembered of it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Self

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

LONGEST = 1000
# What works is asked again after this; what does not, each day.
TRUSTED_FOR = timedelta(days=14)
DOUBTED_FOR = timedelta(days=1)
# Other sites are away for a night: one refusal is no news.
REFUSALS = 3


class Reason(models.TextChoices):
    """Why a link does not work, for editors."""

    GONE = "gone", _("The page is no longer there.")
    HIDDEN = "hidden", _("The page is not published.")
    NO_FILE = "no_file", _("The file is no longer there.")
    LOST = "lost", _("The file is lost: put it there again.")
    NOTHING = "nothing", _("Nothing stands at this address.")
    ODD = "odd", _("This is no address.")
    CLOSED = "closed", _("This address cannot be checked.")
    SLOW = "slow", _("The site did not answer in time.")
    UNSAFE = "unsafe", _("The connection to the site is not safe.")
    AWAY = "away", _("The site could not be reached.")
    ERROR = "error", _("The site answers with an error.")
    LOOPS = "loops", _("The address sends on and on.")


class PageLinkQuerySet(models.QuerySet):
    def broken(self) -> Self:
        """Those that an editor has to mend."""
        outside = Q(kind=PageLink.Kind.OUTSIDE)
        return self.filter(~outside & ~Q(reason="") | outside & Q(refusals__gte=REFUSALS))

    def to_be_asked(self, now: datetime | None = None) -> Self:
        """Addresses elsewhere that were never asked, or not for long."""
        now = now or timezone.now()
        outside = self.filter(kind=PageLink.Kind.OUTSIDE)
        old = Q(reason="", checked_at__lt=now - TRUSTED_FOR)
        doubted = ~Q(reason="") & Q(checked_at__lt=now - DOUBTED_FOR)
        return outside.filter(Q(checked_at=None) | old | doubted)


class PageLink(models.Model):
    """A link of a live page, or of a row that readers see, that does not work or leads elsewhere.

    Links inside the portal that work leave no row: they are looked at anew each day.
    """

    class Kind(models.TextChoices):
        PAGE = "page", _("page")
        FILE = "file", _("file")
        PICTURE = "picture", _("picture")
        INSIDE = "inside", _("address in the portal")
        OUTSIDE = "outside", _("other site")
        ODD = "odd", _("no address")

    page = models.ForeignKey(
        Page, verbose_name=_("page"), null=True, on_delete=models.CASCADE, related_name="+"
    )
    # Instead of a page: a row of a room that registered its addresses.
    row_type = models.ForeignKey(
        ContentType, null=True, editable=False, on_delete=models.CASCADE, related_name="+"
    )
    row_id = models.PositiveBigIntegerField(null=True, editable=False)
    row = GenericForeignKey("row_type", "row_id")
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    # The address, or the number of the page or file.
    target = models.CharField(_("points at"), max_length=LONGEST)
    # One of `Reason`; empty for what works, or was not looked at yet.
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    refusals = models.PositiveSmallIntegerField(_("times refused"), default=0)
    checked_at = models.DateTimeField(_("checked at"), null=True, blank=True)
    found_at = models.DateTimeField(_("found at"), default=timezone.now)

    objects = PageLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("link of a page")
        verbose_name_plural = _("links of pages")
        ordering = ["found_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["page", "kind", "target"], name="one_row_a_link"),
            models.UniqueConstraint(
                fields=["row_type", "row_id", "kind", "target"], name="one_row_a_link_of_a_row"
            ),
            models.CheckConstraint(
                condition=Q(page__isnull=False, row_type__isnull=True, row_id__isnull=True)
                | Q(page__isnull=True, row_type__isnull=False, row_id__isnull=False),
                name="a_link_stands_in_one_place",
            ),
        ]
        indexes = [models.Index(fields=["kind", "checked_at"], name="page_link_to_ask")]

    def __str__(self) -> str:
        return f"{self.page_id or self.row_id}: {self.target}"[:120]

    @property
    def place(self) -> str:
        """Where it stands: the title of the page, or the row."""
        return self.page.title if self.page_id else str(self.row or "")

    @property
    def why(self) -> str:
        """The reason in words."""
        return str(dict(Reason.choices).get(self.reason, self.reason))

    @property
    def what(self) -> str:
        """What is pointed at: an address, or the kind of thing with its number."""
        is_thing = self.kind in {self.Kind.PAGE, self.Kind.FILE, self.Kind.PICTURE}
        return f"{self.get_kind_display()} {self.target}" if is_thing else self.target
