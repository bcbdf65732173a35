"""What a company must ask its council about, and what else may be asked; editors keep the list."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from translated_fields import TranslatedField, fallback_to_any
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.models import register_snippet

from .consultation import Consultation


@register_snippet
class Subject(models.Model):
    """One subject. Mandatory ones go to the council first, unless it is urgent."""

    name = TranslatedField(models.CharField(_("name"), max_length=160), attrgetter=fallback_to_any)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    is_mandatory = models.BooleanField(_("the council must be asked"), default=False)
    is_active = models.BooleanField(_("can be chosen"), default=True)
    # The reason that older rows were kept with.
    trigger = models.CharField(
        _("kind"),
        max_length=12,
        choices=Consultation.Trigger,
        default=Consultation.Trigger.OTHER,
    )

    panels = [
        FieldPanel("name_nl"),
        FieldPanel("name_fr"),
        FieldPanel("is_mandatory"),
        FieldPanel("is_active"),
        FieldPanel("position"),
        FieldPanel("trigger"),
    ]

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("subject of a consultation")
        verbose_name_plural = _("subjects of consultations")

    def __str__(self) -> str:
        return self.name
