"""Days on which a whole organisation is closed, beside the public holidays."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from translated_fields import TranslatedField, fallback_to_any

from portal.organisations.models import Organisation

LONGEST = 100


class ClosingDays(models.Model):
    """A day or a period: no permanence of this organisation is open then."""

    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        on_delete=models.CASCADE,
        related_name="closing_days",
    )
    name = TranslatedField(
        models.CharField(_("why it is closed"), max_length=80, blank=True),
        attrgetter=fallback_to_any,
    )
    first_on = models.DateField(_("first day"))
    last_on = models.DateField(_("last day"))

    class Meta:
        ordering = ["first_on", "pk"]
        verbose_name = _("closing days")
        verbose_name_plural = _("closing days")
        constraints = [
            models.CheckConstraint(
                condition=Q(last_on__gte=F("first_on")),
                name="closing_ends_after_it_starts",
                violation_error_message=_("The last day must not be before the first."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.first_on:%d-%m-%Y}"

    def clean(self) -> None:
        if self.first_on and self.last_on and (self.last_on - self.first_on).days > LONGEST:
            raise ValidationError({"last_on": _("Closed for more than a hundred days?")})
        if not (self.name_nl or self.name_fr):
            raise ValidationError(_("Say why it is closed, in Dutch or in French."))
