"""Somebody who said that they come; removed some time after the date."""

from __future__ import annotations

import secrets
from typing import Self

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .activity import Activity
from .session import Session

MOST_PLACES = 6


def new_token() -> str:
    """A name that cannot be guessed."""
    return secrets.token_urlsafe(16)


def most_places(activity: Activity) -> int:
    """How many places one person can take at once."""
    return min(MOST_PLACES, activity.capacity or MOST_PLACES)


class SignUpQuerySet(models.QuerySet):
    def standing(self) -> Self:
        """Not withdrawn."""
        return self.exclude(state=SignUp.State.CANCELLED)

    def with_a_place(self) -> Self:
        """Those that are sure of their place."""
        return self.filter(state=SignUp.State.CONFIRMED)

    def taken_down_by(self, worker: AbstractBaseUser) -> Self:
        """Whom this worker signed up by telephone: it gives no sight of the whole list."""
        return self.standing().filter(entered_by=worker, user=None).order_by("pk")

    def waiting(self) -> Self:
        """The waiting list, in the order in which they came."""
        return self.filter(state=SignUp.State.WAITING).order_by("pk")


class SignUp(models.Model):
    """Places for one person and who comes along. `user` is empty for one taken down by a worker:
    then a name stands here, and the number to call when something changes, if they gave one."""

    class State(models.TextChoices):
        CONFIRMED = "confirmed", _("has a place")
        WAITING = "waiting", _("on the waiting list")
        CANCELLED = "cancelled", _("withdrawn")

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="sign_ups")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="activity_sign_ups",
    )
    name = models.CharField(_("name"), max_length=80, blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    places = models.PositiveSmallIntegerField(
        _("how many people"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_PLACES)],
    )
    state = models.CharField(_("state"), max_length=10, choices=State)
    token = models.CharField(max_length=60, unique=True, default=new_token, editable=False)
    # Of the form that made it: the same form sent twice makes one.
    form_key = models.CharField(max_length=60, null=True, unique=True, editable=False)  # noqa: DJ001
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="activity_sign_ups_entered",
    )
    created_at = models.DateTimeField(_("since"), auto_now_add=True)
    came = models.BooleanField(_("came"), default=False)

    objects = SignUpQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("sign-up")
        verbose_name_plural = _("sign-ups")
        constraints = [
            models.UniqueConstraint(
                fields=["session", "user"],
                condition=~Q(state="cancelled"),
                name="one_sign_up_a_person",
            ),
            models.CheckConstraint(
                condition=Q(user__isnull=False) | ~Q(name=""), name="sign_up_has_somebody"
            ),
            models.CheckConstraint(
                condition=Q(places__gte=1, places__lte=MOST_PLACES), name="sign_up_places"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.called} ({self.places})"

    @property
    def called(self) -> str:
        """The name on the list."""
        return self.name or (self.user.display_name if self.user else "")
