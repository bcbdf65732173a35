"""What tenants write beside the questions: ideas, comments on them, comments on a text."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from translated_fields import TranslatedField, fallback_to_any

from portal.core.models import TimeStamped

from .consultation import Consultation


class Section(models.Model):
    """A part of a text on which tenants may comment."""

    consultation = models.ForeignKey(
        Consultation, on_delete=models.CASCADE, related_name="sections"
    )
    position = models.PositiveSmallIntegerField(_("position"))
    title = TranslatedField(
        models.CharField(_("title"), max_length=160, blank=True), attrgetter=fallback_to_any
    )
    text = TranslatedField(models.TextField(_("text"), blank=True), attrgetter=fallback_to_any)

    class Meta:
        ordering = ["position"]
        verbose_name = _("part of the text")
        verbose_name_plural = _("parts of the text")
        constraints = [
            models.UniqueConstraint(
                fields=["consultation", "position"], name="one_section_a_position"
            ),
            models.CheckConstraint(
                condition=~Q(text_nl="") | ~Q(text_fr=""), name="section_has_a_text"
            ),
        ]

    def __str__(self) -> str:
        return self.title or f"{self.position}"


class RemarkQuerySet(models.QuerySet):
    def shown(self) -> Self:
        """Without those that moderation keeps out of sight."""
        return self.filter(state=Remark.State.VISIBLE)

    def ideas(self) -> Self:
        """Those that stand by themselves."""
        return self.filter(section__isnull=True, parent__isnull=True)


class Remark(TimeStamped):
    """An idea, a comment on an idea, or a comment on a part of the text. Written by name."""

    class State(models.TextChoices):
        VISIBLE = "visible", _("visible")
        ASKED = "asked", _("to be changed")
        HIDDEN = "hidden", _("hidden")
        REMOVED = "removed", _("removed")

    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="remarks")
    section = models.ForeignKey(
        Section, null=True, blank=True, on_delete=models.CASCADE, related_name="remarks"
    )
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.CASCADE, related_name="comments"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="consultation_remarks",
    )
    text = models.TextField(_("text"), max_length=2000, blank=True)
    language = models.CharField(_("language"), max_length=5, default=settings.LANGUAGE_CODE)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.VISIBLE)
    state_reason = models.CharField(_("reason"), max_length=300, blank=True)

    objects = RemarkQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("remark")
        verbose_name_plural = _("remarks")
        constraints = [
            models.CheckConstraint(
                condition=Q(section__isnull=True) | Q(parent__isnull=True),
                name="remark_is_on_one_thing",
            )
        ]
        indexes = [models.Index(fields=["consultation", "parent"], name="remarks_of")]

    def __str__(self) -> str:
        return f"{self.consultation_id}.{self.pk}"

    def get_absolute_url(self) -> str:
        address = reverse("consultations:conversation", args=[self.consultation.slug])
        return f"{address}#r{self.pk}"


class Support(models.Model):
    """Somebody is for an idea; once."""

    remark = models.ForeignKey(Remark, on_delete=models.CASCADE, related_name="supports")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="consultation_supports"
    )

    class Meta:
        verbose_name = _("support")
        verbose_name_plural = _("support")
        constraints = [
            models.UniqueConstraint(fields=["remark", "user"], name="one_support_a_person")
        ]

    def __str__(self) -> str:
        return f"{self.remark_id}.{self.pk}"
