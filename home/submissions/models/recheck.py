"""That the makers of a practice were asked whether it still holds."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RecheckRequest(models.Model):
    """One mail to the makers; the next one goes out when a month has passed."""

    practice_key = models.UUIDField(_("practice"), db_index=True)
    asked_on = models.DateField(_("asked on"))

    class Meta:
        verbose_name = _("request to check a practice again")
        verbose_name_plural = _("requests to check a practice again")
        constraints = [
            models.UniqueConstraint(fields=["practice_key", "asked_on"], name="one_request_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.practice_key} {self.asked_on}"
