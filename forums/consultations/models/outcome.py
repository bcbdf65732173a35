"""What comes of it: the council's opinion, the company's answer, and what is done afterwards."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from translated_fields import TranslatedField, fallback_to_any

from forums.councils.models import AdvisoryCouncil
from portal.core.models import TimeStamped

from .consultation import Consultation


class Opinion(TimeStamped):
    """What the council advises, with its votes."""

    class Kind(models.TextChoices):
        MANDATORY = "mandatory", _("asked by the company")
        INITIATIVE = "initiative", _("on its own initiative")

    consultation = models.OneToOneField(
        Consultation, on_delete=models.CASCADE, related_name="opinion"
    )
    council = models.ForeignKey(AdvisoryCouncil, on_delete=models.PROTECT, related_name="opinions")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    code = models.CharField(_("reference"), max_length=30, blank=True)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.MANDATORY)
    text = TranslatedField(models.TextField(_("opinion"), blank=True), attrgetter=fallback_to_any)
    minority = TranslatedField(
        models.TextField(_("what a minority thinks"), blank=True), attrgetter=fallback_to_any
    )
    votes_for = models.PositiveSmallIntegerField(_("votes for"), default=0)
    votes_against = models.PositiveSmallIntegerField(_("votes against"), default=0)
    abstentions = models.PositiveSmallIntegerField(_("abstentions"), default=0)
    adopted_on = models.DateField(_("adopted on"))

    class Meta:
        verbose_name = _("opinion")
        verbose_name_plural = _("opinions")
        constraints = [
            models.CheckConstraint(
                condition=~Q(text_nl="") | ~Q(text_fr=""), name="opinion_has_a_text"
            )
        ]

    def __str__(self) -> str:
        return self.code or str(self.consultation_id)

    @property
    def is_corrected(self) -> bool:
        """Whether it was changed after it was made known, other than in the moment it was made."""
        return self.changed_at - self.created_at > timedelta(minutes=1)


class Answer(TimeStamped):
    """What the company decides. Not following all of it asks for reasons, in writing."""

    class Decision(models.TextChoices):
        FOLLOWED = "followed", _("followed")
        PARTLY = "partly", _("partly followed")
        NOT_FOLLOWED = "not_followed", _("not followed")

    consultation = models.OneToOneField(
        Consultation, on_delete=models.CASCADE, related_name="answer"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    code = models.CharField(_("reference"), max_length=30, blank=True)
    decision = models.CharField(_("decision"), max_length=12, choices=Decision)
    reasons = TranslatedField(
        models.TextField(_("reasons"), blank=True), attrgetter=fallback_to_any
    )
    decided_on = models.DateField(_("decided on"))

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        constraints = [
            models.CheckConstraint(
                condition=Q(decision="followed") | ~Q(reasons_nl="") | ~Q(reasons_fr=""),
                name="answer_not_followed_has_reasons",
                violation_error_message=_(
                    "Give the reasons: the law asks for them when an opinion is not fully followed."
                ),
            )
        ]

    def __str__(self) -> str:
        return self.code or str(self.consultation_id)


class FollowUp(models.Model):
    """One line of what was done with it."""

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="follow_ups")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    day = models.DateField(_("day"))
    state = TranslatedField(
        models.CharField(_("what was done"), max_length=400, blank=True),
        attrgetter=fallback_to_any,
    )
    is_done = models.BooleanField(_("done"), default=False)

    class Meta:
        ordering = ["day", "pk"]
        verbose_name = _("follow-up")
        verbose_name_plural = _("follow-ups")
        constraints = [
            models.CheckConstraint(
                condition=~Q(state_nl="") | ~Q(state_fr=""), name="follow_up_has_a_text"
            )
        ]

    def __str__(self) -> str:
        return f"{self.answer_id} ({self.day})"
