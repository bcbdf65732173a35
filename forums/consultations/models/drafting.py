"""How an opinion comes about: versions that the council alone reads, and whose words are in it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from translated_fields import TranslatedField, fallback_to_any

from portal.core.models import TimeStamped

from .consultation import Consultation
from .remark import Remark
from .response import OpenAnswer


class OpinionVersion(TimeStamped):
    """What a member of the council wrote; a later version takes its place, none is changed."""

    consultation = models.ForeignKey(
        Consultation, on_delete=models.CASCADE, related_name="opinion_versions"
    )
    number = models.PositiveSmallIntegerField(_("version"))
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    text = TranslatedField(models.TextField(_("opinion"), blank=True), attrgetter=fallback_to_any)
    minority = TranslatedField(
        models.TextField(_("what a minority thinks"), blank=True), attrgetter=fallback_to_any
    )
    note = models.CharField(_("what changed"), max_length=200, blank=True)

    class Meta:
        ordering = ["-number"]
        verbose_name = _("version of an opinion")
        verbose_name_plural = _("versions of an opinion")
        constraints = [
            models.UniqueConstraint(
                fields=["consultation", "number"], name="one_opinion_version_a_number"
            ),
            models.CheckConstraint(
                condition=~Q(text_nl="") | ~Q(text_fr=""), name="opinion_version_has_a_text"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.consultation_id} v{self.number}"


class PassageLink(models.Model):
    """What a tenant wrote stands in this passage of the opinion."""

    consultation = models.ForeignKey(
        Consultation, on_delete=models.CASCADE, related_name="passage_links"
    )
    passage = models.PositiveSmallIntegerField(_("passage"))
    open_answer = models.ForeignKey(
        OpenAnswer, null=True, blank=True, on_delete=models.CASCADE, related_name="passages"
    )
    remark = models.ForeignKey(
        Remark, null=True, blank=True, on_delete=models.CASCADE, related_name="passages"
    )

    class Meta:
        ordering = ["passage", "pk"]
        verbose_name = _("link to a passage")
        verbose_name_plural = _("links to passages")
        constraints = [
            models.CheckConstraint(
                condition=Q(open_answer__isnull=False, remark__isnull=True)
                | Q(open_answer__isnull=True, remark__isnull=False),
                name="passage_links_one_contribution",
            ),
            models.UniqueConstraint(
                fields=["passage", "open_answer"], name="one_link_an_answer_and_passage"
            ),
            models.UniqueConstraint(
                fields=["passage", "remark"], name="one_link_a_remark_and_passage"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.consultation_id}: {self.passage}"
