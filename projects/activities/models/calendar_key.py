"""The secret in the address of one's own calendar: who has the address, reads the calendar."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .signup import new_token


class CalendarKey(models.Model):
    """One a person; a new one ends the old address."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="calendar_key"
    )
    key = models.CharField(max_length=60, unique=True, default=new_token)

    class Meta:
        verbose_name = _("address of one's own calendar")
        verbose_name_plural = _("addresses of one's own calendars")

    def __str__(self) -> str:
        return str(self.user_id)
