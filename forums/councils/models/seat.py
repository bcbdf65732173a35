"""A person's place on a council."""

from __future__ import annotations

from datetime import date
from typing import Self
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .council import AdvisoryCouncil


def _photo_place(photo: SeatPhoto, filename: str) -> str:
    """A name that tells nothing and that nobody guesses."""
    return f"seats/{uuid4().hex}.webp"


class SeatQuerySet(models.QuerySet):
    def in_force(self, today: date | None = None) -> Self:
        """Held today, on a council that is in office (a prepared query brings its own today)."""
        day = today or timezone.localdate()
        return self.filter(
            Q(until__isnull=True) | Q(until__gte=day),
            since__lte=day,
            council__state=AdvisoryCouncil.State.ACTIVE,
        )

    def in_order(self) -> Self:
        """The chair first, then as the functions are listed."""
        places = [
            models.When(function=value, then=place)
            for place, value in enumerate(Seat.Function.values)
        ]
        return self.order_by(models.Case(*places, output_field=models.IntegerField()), "pk")


class Seat(models.Model):
    """A member need not have an account; the name is shown only with the member's consent."""

    class Function(models.TextChoices):
        CHAIR = "chair", _("chair")
        SECRETARY = "secretary", _("secretary")
        DELEGATE = "delegate", _("delegate on the board")
        MEMBER = "member", _("member")

    council = models.ForeignKey(
        AdvisoryCouncil, verbose_name=_("council"), on_delete=models.CASCADE, related_name="seats"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("account"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="council_seats",
    )
    display_name = models.CharField(_("name to show"), max_length=120, blank=True)
    function = models.CharField(
        _("function"), max_length=10, choices=Function, default=Function.MEMBER
    )
    since = models.DateField(_("since"), default=timezone.localdate)
    until = models.DateField(_("until"), null=True, blank=True)
    shows_name = models.BooleanField(_("the member wants the name to be shown"), default=False)

    objects = SeatQuerySet.as_manager()

    class Meta:
        verbose_name = _("seat")
        verbose_name_plural = _("seats")
        constraints = [
            models.UniqueConstraint(
                fields=["council", "user"],
                condition=Q(until__isnull=True),
                name="one_seat_a_person_on_a_council",
                violation_error_message=_("This person already sits on this council."),
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="seat_ends_after_it_starts",
                violation_error_message=_("The end must be after the start."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_function_display()} ({self.council_id})"

    @property
    def public_name(self) -> str:
        """The name, when the member wants it shown; else nothing."""
        return self.display_name if self.shows_name else ""


class SeatPhoto(models.Model):
    """What a member wants to be seen by. The row is the consent: taken back, row and file go."""

    seat = models.OneToOneField(Seat, on_delete=models.CASCADE, related_name="photo")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="seat_photos"
    )
    file = models.FileField(_("photo"), upload_to=_photo_place)
    agreed_at = models.DateTimeField(_("agreed to show it"), default=timezone.now)

    class Meta:
        verbose_name = _("photo of a member")
        verbose_name_plural = _("photos of members")

    def __str__(self) -> str:
        return str(self.seat_id)
