"""Fields that several kinds of pages share."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField

from home.readability.panels import ReadabilityPanel
from portal.taxonomy.models import Theme

from ..blocks import BODY_BLOCKS


class TenantFacing(models.Model):
    """Says whether tenants read it, which asks for plain language before publishing."""

    is_tenant_facing = models.BooleanField(
        _("for tenants"),
        default=True,
        help_text=_("Then a version in plain language is needed to publish."),
    )

    class Meta:
        abstract = True


class Sourced(models.Model):
    """Says where facts come from and when somebody last looked."""

    sources = models.TextField(
        _("sources"), blank=True, help_text=_("One a line: where rules and numbers come from.")
    )
    checked_on = models.DateField(_("checked on"), null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def source_list(self) -> list[str]:
        """The sources, one each."""
        return [line.strip() for line in self.sources.splitlines() if line.strip()]


class WithBody(models.Model):
    """Blocks, one below the other."""

    body = StreamField(BODY_BLOCKS, verbose_name=_("content"), blank=True)

    class Meta:
        abstract = True


class WithThemes(models.Model):
    """Subjects of the thesaurus."""

    themes = ParentalManyToManyField(Theme, blank=True, verbose_name=_("themes"))

    class Meta:
        abstract = True


PLAIN_PANELS = [
    MultiFieldPanel(
        [
            FieldPanel("is_tenant_facing"),
            FieldPanel("plain_language"),
            ReadabilityPanel("plain_language"),
        ],
        heading=_("In plain language"),
        help_text=_("Short sentences, one subject each. The hint below counts; you judge."),
    )
]
SOURCE_PANELS = [
    MultiFieldPanel(
        [FieldPanel("sources"), FieldPanel("checked_on")],
        heading=_("Sources"),
        help_text=_("Readers see them. After a year the page is listed as “to be checked again”."),
    )
]
