"""What moderators and editors keep: the rules, ready-made reasons, and words to look at."""

from django.core.validators import MinLengthValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from translated_fields import TranslatedField, fallback_to_any


class Rule(models.Model):
    """One rule of the house, in plain words; a decision names it."""

    order = models.PositiveSmallIntegerField(_("order"), default=0)
    title = TranslatedField(models.CharField(_("rule"), max_length=120), attrgetter=fallback_to_any)
    text = TranslatedField(
        models.CharField(_("explanation"), max_length=400, blank=True), attrgetter=fallback_to_any
    )
    is_in_use = models.BooleanField(_("in use"), default=True)

    class Meta:
        ordering = ["order", "pk"]
        verbose_name = _("rule of the house")
        verbose_name_plural = _("rules of the house")

    def __str__(self) -> str:
        return self.title


class CannedText(models.Model):
    """Ready-made reasons in both languages; the moderator changes them where needed."""

    name = TranslatedField(
        models.CharField(_("name"), max_length=80, blank=True), attrgetter=fallback_to_any
    )
    rule = models.ForeignKey(Rule, null=True, blank=True, on_delete=models.SET_NULL)
    text = TranslatedField(models.TextField(_("text"), max_length=2000), attrgetter=fallback_to_any)

    class Meta:
        ordering = ["name_nl", "pk"]
        verbose_name = _("ready-made text")
        verbose_name_plural = _("ready-made texts")

    def __str__(self) -> str:
        return self.name or self.text[:80]

    def in_language(self, language: str) -> str:
        """The text as an author who reads `language` gets it."""
        first, second = (
            (self.text_fr, self.text_nl)
            if language == "fr"
            else (
                self.text_nl,
                self.text_fr,
            )
        )
        return first or second


class WatchWord(models.Model):
    """A word that lets a moderator look before others read; nothing is deleted because of it."""

    word = models.CharField(
        _("word"), max_length=60, unique=True, validators=[MinLengthValidator(3)]
    )
    note = models.CharField(_("why"), max_length=200, blank=True)
    is_in_use = models.BooleanField(_("in use"), default=True)

    class Meta:
        ordering = ["word"]
        verbose_name = _("word to look at")
        verbose_name_plural = _("words to look at")

    def __str__(self) -> str:
        return self.word
