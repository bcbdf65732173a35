"""What one person answered. Only that person sees it; everybody else sees totals."""

from __future__ import annotations

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from translated_fields import TranslatedField, fallback_to_any

from .consultation import Consultation
from .question import MOST_POINTS, SCALE, Option, Question


class Response(models.Model):
    """One a person and consultation. When the account goes, the answers stay without a name."""

    class Way(models.TextChoices):
        ONLINE = "online", _("on the site")
        CODE = "code", _("with a code")
        PAPER = "paper", _("on paper")
        SPOKEN = "spoken", _("spoken")
        OPEN = "open", _("without code or account")

    consultation = models.ForeignKey(
        Consultation, on_delete=models.CASCADE, related_name="responses"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="consultation_responses",
    )
    # As it was when the person answered: what is confirmed later does not change a count.
    is_verified = models.BooleanField(_("confirmed tenant"))
    way = models.CharField(_("way"), max_length=10, choices=Way, default=Way.ONLINE)
    language = models.CharField(_("language"), max_length=5, default=settings.LANGUAGE_CODE)
    submitted_at = models.DateTimeField(_("sent in"), default=timezone.now)
    changed_at = models.DateTimeField(_("changed"), null=True, blank=True)
    # Of an anonymous answer: a keyed hash of the secret that its writer may have kept.
    receipt = models.CharField(max_length=64, blank=True, db_index=True)

    class Meta:
        verbose_name = _("response")
        verbose_name_plural = _("responses")
        constraints = [
            models.UniqueConstraint(fields=["consultation", "user"], name="one_response_a_person")
        ]
        indexes = [models.Index(fields=["consultation", "is_verified"], name="response_count")]

    # Known to the request that sent it in, and to nobody afterwards.
    secret = ""

    def __str__(self) -> str:
        return f"{self.consultation_id}.{self.pk}"


class Choice(models.Model):
    """One tick: an option, a value on the scale, or an option with its place or its points."""

    response = models.ForeignKey(Response, on_delete=models.CASCADE, related_name="choices")
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="choices")
    option = models.ForeignKey(
        Option, null=True, blank=True, on_delete=models.CASCADE, related_name="choices"
    )
    value = models.PositiveSmallIntegerField(
        _("value"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_POINTS)],
    )

    class Meta:
        verbose_name = _("choice")
        verbose_name_plural = _("choices")
        constraints = [
            models.UniqueConstraint(fields=["response", "option"], name="an_option_once"),
            models.UniqueConstraint(
                fields=["response", "question"],
                condition=Q(value__isnull=False, option__isnull=True),
                name="one_value_a_question",
            ),
            models.CheckConstraint(
                condition=Q(option__isnull=False)
                | Q(option__isnull=True, value__gte=1, value__lte=SCALE),
                name="choice_is_an_option_or_a_value",
            ),
        ]
        indexes = [models.Index(fields=["question", "option", "value"], name="choice_count")]

    def __str__(self) -> str:
        return f"{self.response_id}: {self.option_id or self.value}"


class Theme(models.Model):
    """A heading under which those who read open answers put them."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="themes")
    name = TranslatedField(
        models.CharField(_("theme"), max_length=120, blank=True), attrgetter=fallback_to_any
    )

    class Meta:
        ordering = ["pk"]
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        constraints = [
            models.CheckConstraint(
                condition=~Q(name_nl="") | ~Q(name_fr=""), name="theme_has_a_name"
            )
        ]

    def __str__(self) -> str:
        return self.name


class OpenAnswer(models.Model):
    """A text in the person's own words; shown without a name, and only when somebody chose it."""

    response = models.ForeignKey(Response, on_delete=models.CASCADE, related_name="texts")
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="texts")
    text = models.TextField(_("text"))
    theme = models.ForeignKey(
        Theme, null=True, blank=True, on_delete=models.SET_NULL, related_name="texts"
    )
    is_quoted = models.BooleanField(_("shown with the results"), default=False)

    class Meta:
        verbose_name = _("open answer")
        verbose_name_plural = _("open answers")
        constraints = [
            models.UniqueConstraint(fields=["response", "question"], name="one_text_a_question"),
            models.CheckConstraint(condition=~Q(text=""), name="open_answer_has_a_text"),
        ]

    def __str__(self) -> str:
        return f"{self.response_id}: {self.question_id}"
