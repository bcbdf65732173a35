"""What is asked, and what can be ticked."""

from __future__ import annotations

from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from translated_fields import TranslatedField, fallback_to_any

from .consultation import Consultation

# A scale always runs from 1 to this.
SCALE = 5
# More than this is no help in weighing a few things.
MOST_POINTS = 1000


# A plan is divided into squares: A1 above on the left, F6 below on the right.
PLAN_SIDE = 6


def squares() -> list[str]:
    """The names of the squares of a plan, row by row."""
    return [f"{column}{row}" for row in range(1, PLAN_SIDE + 1) for column in "ABCDEF"]


def _place(row: models.Model, filename: str) -> str:
    """A name that tells nothing and that nobody guesses."""
    return f"consultations/{uuid4().hex}.webp"


class Question(models.Model):
    """One screen of the question list."""

    class Kind(models.TextChoices):
        SINGLE = "single", _("one choice")
        MULTIPLE = "multiple", _("several choices")
        SCALE = "scale", _("scale of one to five")
        OPEN = "open", _("open question")
        RANKING = "ranking", _("put in order")
        BUDGET = "budget", _("divide points")
        PICTURE = "picture", _("one choice of pictures")
        PLACE = "place", _("a place on a plan")

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
    points = models.PositiveSmallIntegerField(_("points to divide"), null=True, blank=True)
    # What a place is shown on; the explanation says in words what stands on it.
    plan = models.FileField(_("plan"), upload_to=_place, blank=True)
    shown_if = models.ForeignKey(
        "consultations.Option",
        verbose_name=_("only for who chose"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="leads_to",
    )

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
            models.CheckConstraint(
                condition=~Q(kind="budget") | Q(points__gte=1), name="a_budget_has_points"
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def has_options(self) -> bool:
        """Whether it offers answers to tick, to put in order or to give points to."""
        return self.kind not in {self.Kind.SCALE, self.Kind.OPEN}

    @property
    def takes_one(self) -> bool:
        """Whether exactly one of its options is chosen."""
        return self.kind in {self.Kind.SINGLE, self.Kind.PICTURE, self.Kind.PLACE}

    @property
    def weighs_options(self) -> bool:
        """Whether each of its options gets a number: a place, or points."""
        return self.kind in {self.Kind.RANKING, self.Kind.BUDGET}


class Option(models.Model):
    """One of the answers to choose from."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="options")
    position = models.PositiveSmallIntegerField(_("position"))
    text = TranslatedField(
        models.CharField(_("answer"), max_length=200, blank=True), attrgetter=fallback_to_any
    )
    # The text says what can be seen, for who cannot see it.
    picture = models.FileField(_("picture"), upload_to=_place, blank=True)

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
