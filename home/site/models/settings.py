"""What editors set for the whole site: names, telephone, footer, announcement."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from translated_fields import TranslatedField, fallback_to_any
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting


def _both(field: models.Field, default: tuple[str, str]) -> TranslatedField:
    specific = {"nl": {"default": default[0]}, "fr": {"default": default[1]}}
    return TranslatedField(field, specific, attrgetter=fallback_to_any)


def _pair(name: str) -> list[FieldPanel]:
    return [FieldPanel(f"{name}_nl"), FieldPanel(f"{name}_fr")]


@register_setting(icon="home", order=1)
class SiteSettings(BaseGenericSetting):
    """The names of the site, how to reach it, what stands at its foot and above all pages."""

    class BannerKind(models.TextChoices):
        INFO = "info", _("information")
        SUN = "sun", _("something to do")
        ALERT = "alert", _("urgent")
        GO = "go", _("good news")

    name = _both(models.CharField(_("name"), max_length=40), ("Portaal", "Palier"))
    tagline = _both(
        models.CharField(_("tagline"), max_length=120, blank=True),
        ("Sociale huisvesting in Brussel", "Le logement social à Bruxelles"),
    )
    phone = models.CharField(_("telephone"), max_length=40, blank=True, default="02 000 12 34")
    phone_hours = _both(
        models.CharField(_("when it is answered"), max_length=120, blank=True),
        ("gratis, elke werkdag van 9 tot 17 uur", "gratuit, en semaine de 9 à 17 heures"),
    )
    security_contact = models.CharField(
        _("contact for security reports"),
        max_length=200,
        blank=True,
        default="mailto:security@demo.example",
    )
    about = _both(
        models.TextField(_("who is behind this"), blank=True),
        (
            "Een site van de sociale huisvesting in Brussel: de maatschappijen, de adviesraden"
            " van huurders en de projecten voor sociale cohesie.",
            "Un site du logement social à Bruxelles\u202f: les sociétés, les conseils consultatifs"
            " des locataires et les projets de cohésion sociale.",
        ),
    )
    note = _both(models.CharField(_("last line"), max_length=200, blank=True), ("", ""))
    banner = _both(models.CharField(_("announcement"), max_length=300, blank=True), ("", ""))
    banner_kind = models.CharField(
        _("kind of announcement"), max_length=5, choices=BannerKind, default=BannerKind.INFO
    )
    banner_from = models.DateTimeField(_("shown from"), null=True, blank=True)
    banner_until = models.DateTimeField(_("shown until"), null=True, blank=True)

    panels = [
        MultiFieldPanel([*_pair("name"), *_pair("tagline")], heading=_("Name")),
        MultiFieldPanel(
            [FieldPanel("phone"), *_pair("phone_hours"), FieldPanel("security_contact")],
            heading=_("Contact"),
        ),
        MultiFieldPanel(
            [
                *_pair("banner"),
                FieldPanel("banner_kind"),
                FieldPanel("banner_from"),
                FieldPanel("banner_until"),
            ],
            heading=_("Announcement above all pages"),
        ),
        MultiFieldPanel([*_pair("about"), *_pair("note")], heading=_("Foot of the page")),
    ]

    class Meta:
        verbose_name = _("names and texts of the site")
        constraints = [
            models.CheckConstraint(
                condition=Q(banner_from__isnull=True)
                | Q(banner_until__isnull=True)
                | Q(banner_until__gt=F("banner_from")),
                name="banner_ends_after_it_starts",
                violation_error_message=_("The end must be after the start."),
            )
        ]

    def clean(self) -> None:
        if not self.name_nl.strip() or not self.name_fr.strip():
            raise ValidationError(_("The site needs a name in both languages."))

    @property
    def has_banner_now(self) -> bool:
        """Whether the announcement is to be shown at this moment."""
        now = timezone.now()
        started = self.banner_from is None or self.banner_from <= now
        return started and (self.banner_until is None or now < self.banner_until)
