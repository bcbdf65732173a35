"""A tenant who stands. Of the check of the conditions, only yes or no is kept."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.core.models import TimeStamped

from .election import Election


class CandidacyQuerySet(models.QuerySet):
    def standing(self) -> Self:
        """Not withdrawn, and the company confirmed the conditions."""
        return self.filter(withdrawn_at__isnull=True, meets_conditions=True)

    def in_drawn_order(self) -> Self:
        """As the order was drawn: no candidate comes first by name or by haste."""
        return self.order_by(F("position").asc(nulls_last=True), "pk")

    def by_result(self) -> Self:
        """Who was elected first, then the substitutes."""
        return self.order_by(F("rank").asc(nulls_last=True), "position", "pk")


class Candidacy(TimeStamped):
    """By the person on the site, or entered from paper by the company."""

    class Way(models.TextChoices):
        ONLINE = "online", _("on the site")
        PAPER = "paper", _("on paper")

    election = models.ForeignKey(Election, on_delete=models.CASCADE, related_name="candidacies")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="candidacies",
    )
    # Empty once the account of a candidate is erased: the votes stay.
    name = models.CharField(_("name"), max_length=120, blank=True)
    text = models.TextField(_("who I am and what I want"), max_length=1500, blank=True)
    language = models.CharField(_("language"), max_length=5, default=settings.LANGUAGE_CODE)
    shows_name = models.BooleanField(_("name and text may stand on the site"), default=False)
    way = models.CharField(_("way"), max_length=6, choices=Way, default=Way.ONLINE)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    handed_in_at = models.DateTimeField(_("handed in"), default=timezone.now)
    meets_conditions = models.BooleanField(_("meets the conditions"), null=True, blank=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    position = models.PositiveSmallIntegerField(_("place on the list"), null=True, blank=True)
    votes = models.PositiveIntegerField(_("votes"), null=True, blank=True)
    # Of the result: the seats go to the first, the others are substitutes.
    rank = models.PositiveSmallIntegerField(_("place in the result"), null=True, blank=True)
    is_elected = models.BooleanField(_("elected"), default=False)

    objects = CandidacyQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("candidacy")
        verbose_name_plural = _("candidacies")
        constraints = [
            models.UniqueConstraint(
                fields=["election", "user"],
                condition=Q(withdrawn_at__isnull=True),
                name="one_candidacy_a_person",
            ),
            models.UniqueConstraint(
                fields=["election", "position"], name="one_candidate_a_place_on_the_list"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.election_id}.{self.pk}"

    @property
    def public_name(self) -> str:
        """The name, when the candidate wants it on the site; else nothing."""
        return self.name if self.shows_name else ""
