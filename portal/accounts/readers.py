"""For whom a thing is, as an editor chooses it, and as the audience that lists ask for."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.organisations.models import Organisation

from .audiences import MEMBER, PROFESSIONAL, PUBLIC


class Readers(models.TextChoices):
    """The circles that an editor chooses from; the last two are those of one organisation."""

    PUBLIC = PUBLIC, _("everybody")
    MEMBER = MEMBER, _("everybody with an account")
    PROFESSIONAL = PROFESSIONAL, _("people who work in the sector")
    COMPANY = "company", _("tenants and staff of the organisation")
    STAFF = "staff", _("staff of the organisation alone")


# Circles that do not exist without an organisation.
OF_ORGANISATION = frozenset({Readers.COMPANY, Readers.STAFF})


def audience_for(readers: str, organisation: Organisation | None) -> str:
    """The audience of a choice; raises ValueError for a circle of no organisation."""
    if readers not in OF_ORGANISATION:
        return str(readers)
    if organisation is None:
        raise ValueError("This circle needs an organisation.")
    is_company = readers == Readers.COMPANY
    return organisation.audience if is_company else organisation.staff_audience


class ForReaders(models.Model):
    """A row of an organisation (or of none) with its readers; `audience` follows by itself."""

    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    readers = models.CharField(
        _("for whom"), max_length=12, choices=Readers, default=Readers.PUBLIC
    )
    audience = models.CharField(max_length=40, default=PUBLIC, db_index=True, editable=False)

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        if self.readers in OF_ORGANISATION and self.organisation_id is None:
            raise ValidationError({"readers": _("Choose the organisation whose people read it.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.audience = audience_for(self.readers, self.organisation)
        super().save(*args, **kwargs)
