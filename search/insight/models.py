"""What is asked, found and opened, in numbers without persons; and what editors put first."""

from __future__ import annotations

from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from translated_fields import TranslatedField, fallback_to_any
from wagtail.models import Page

from portal.core.models import TimeStamped

from .questions import key_of, lines_of

LANGUAGES = [("nl", _("Dutch")), ("fr", _("French"))]


class QuestionCount(models.Model):
    """How often the same words were asked on a day. Nothing says who asked, or at what hour."""

    day = models.DateField(_("day"))
    language = models.CharField(_("language"), max_length=2, choices=LANGUAGES)
    text = models.CharField(_("words"), max_length=100)
    asked = models.PositiveIntegerField(_("asked"), default=0)
    found = models.PositiveIntegerField(_("found"), default=0)
    had_results = models.BooleanField(_("with results"), default=False)

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        constraints = [
            models.UniqueConstraint(fields=["day", "language", "text"], name="one_count_a_question")
        ]

    def __str__(self) -> str:
        return f"{self.text} ({self.asked})"


class ClickCount(models.Model):
    """How often a hit at a place of the list was opened on a day."""

    day = models.DateField(_("day"))
    language = models.CharField(_("language"), max_length=2, choices=LANGUAGES)
    text = models.CharField(_("words"), max_length=100)
    position = models.PositiveSmallIntegerField(_("place"))
    clicks = models.PositiveIntegerField(_("opened"), default=0)

    class Meta:
        verbose_name = _("opened hit")
        verbose_name_plural = _("opened hits")
        constraints = [
            models.UniqueConstraint(
                fields=["day", "language", "text", "position"], name="one_count_a_place"
            )
        ]

    def __str__(self) -> str:
        return f"{self.text} #{self.position} ({self.clicks})"


class BestBetQuerySet(models.QuerySet):
    def current(self) -> Self:
        """Those that are shown today."""
        today = timezone.localdate()
        return self.filter(Q(until__isnull=True) | Q(until__gte=today), is_active=True)

    def for_question(self, text: str) -> Self:
        """Those that were pinned to these words, whatever their order, endings and accents."""
        key = key_of(text)
        return self.filter(keys__contains=f"\n{key}\n") if key else self.none()


class BestBet(TimeStamped):
    """A result that editors show first for some questions."""

    questions = models.TextField(
        _("for these questions, one a line"),
        max_length=2000,
        help_text=_("In Dutch, in French or both. Endings, accents and order make no difference."),
    )
    page = models.ForeignKey(
        Page,
        verbose_name=_("page"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
    )
    address = models.CharField(
        _("or an address"),
        max_length=300,
        blank=True,
        help_text=_("Begins with https:// or, for a page of the portal, with /."),
    )
    title = TranslatedField(
        models.CharField(_("title"), max_length=120, blank=True), attrgetter=fallback_to_any
    )
    text = TranslatedField(
        models.CharField(_("in one sentence"), max_length=250, blank=True),
        attrgetter=fallback_to_any,
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    is_active = models.BooleanField(_("in use"), default=True)
    until = models.DateField(_("until"), null=True, blank=True)
    keys = models.TextField(editable=False, default="")

    objects = BestBetQuerySet.as_manager()

    class Meta:
        ordering = ["order", "pk"]
        verbose_name = _("pinned result")
        verbose_name_plural = _("pinned results")
        constraints = [
            models.CheckConstraint(
                condition=Q(page__isnull=False) | ~Q(address=""),
                name="best_bet_leads_somewhere",
                violation_error_message=_("Choose a page or give an address."),
            )
        ]

    def __str__(self) -> str:
        return self.title or (self.page.title if self.page else self.address)

    def clean(self) -> None:
        if not any(key_of(line) for line in lines_of(self.questions)):
            raise ValidationError({"questions": _("Give one question at least.")})
        if self.address and not self.address.startswith(("https://", "/")):
            raise ValidationError({"address": _("An address begins with https:// or /.")})
        if self.address.startswith("//"):
            raise ValidationError({"address": _("An address begins with https:// or /.")})
        if self.address and not self.page and not (self.title_nl or self.title_fr):
            raise ValidationError({"title_nl": _("An address needs a title.")})

    def save(self, *args, **kwargs) -> None:
        keys = dict.fromkeys(filter(None, (key_of(line) for line in lines_of(self.questions))))
        self.keys = "".join(f"\n{key}\n" for key in keys)
        if (fields := kwargs.get("update_fields")) is not None:
            kwargs["update_fields"] = {*fields, "keys"}
        super().save(*args, **kwargs)
