"""What is asked, and what can be ticked."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from translated_fields import TranslatedField, fallback_to_any

from .consultation import Consultation

# A scale always runs from 1 to this.
SCALE = 5


class Question(models.Model):
    """One screen of the question list."""

    class Kind(models.TextChoices):
        SINGLE = "single", _("one choice")
        MULTIPLE = "multiple", _("several choices")
        SCALE = "scale", _("scale of one to five")
        OPEN = "open", _("open question")

    consultation = models.ForeignKey(
        Consultation, on_delete=models.CASCADE, related_name="questions"
    )
    position = models.PositiveSmallIntegerField(_("position"))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    text = TranslatedField(
        models.CharField(_("question"), max_length=300, blank=True), attrgetter=fallback_to_any
    )
    help = TranslatedField(
        models.CharField(_("explanation"), max_length=400, blank=True), attrgetter=fallback_to_any
    )
    low = TranslatedField(
        models.CharField(_("what 1 means"), max_length=80, blank=True), attrgetter=fallback_to_any
    )
    high = TranslatedField(
        models.CharField(_("what 5 means"), max_length=80, blank=True), attrgetter=fallback_to_any
    )
    required = models.BooleanField(_("must be answered"), default=False)
    max_choices = models.PositiveSmallIntegerField(_("at most so many"), null=True, blank=True)

    class Meta:
        ordering = ["position"]
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        constraints = [
            models.UniqueConstraint(
                fields=["consultation", "position"], name="one_question_a_position"
            ),
            models.CheckConstraint(
                condition=~Q(text_nl="") | ~Q(text_fr=""), name="question_has_a_text"
            ),
            models.CheckConstraint(
                condition=Q(max_choices__isnull=True) | Q(kind="multiple", max_choices__gte=1),
                name="only_several_choices_have_a_most",
            ),
        ]

    def __str__(self) -> str:
        return self.text


class Option(models.Model):
    """One of the answers to choose from."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="options")
    position = models.PositiveSmallIntegerField(_("position"))
    text = TranslatedField(
        models.CharField(_("answer"), max_length=200, blank=True), attrgetter=fallback_to_any
    )

    class Meta:
        ordering = ["position"]
        verbose_name = _("option")
        verbose_name_plural = _("options")
        constraints = [
            models.UniqueConstraint(fields=["question", "position"], name="one_option_a_position"),
            models.CheckConstraint(
                condition=~Q(text_nl="") | ~Q(text_fr=""), name="option_has_a_text"
            ),
        ]

    def __str__(self) -> str:
        return self.text
