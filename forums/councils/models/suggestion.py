"""What tenants want their council to speak of."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from portal.core.models import TimeStamped

from .council import AdvisoryCouncil
from .meeting import AgendaItem


class Suggestion(TimeStamped):
    """A subject that a tenant proposes; others support it; the council answers."""

    class State(models.TextChoices):
        NEW = "new", _("the council has not answered")
        TAKEN = "taken", _("on the agenda")
        DECLINED = "declined", _("not taken up")
        HIDDEN = "hidden", _("hidden")
        REMOVED = "removed", _("removed")

    council = models.ForeignKey(
        AdvisoryCouncil, on_delete=models.CASCADE, related_name="suggestions"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="council_suggestions",
    )
    title = models.CharField(_("subject"), max_length=160)
    text = models.TextField(_("why it matters"), max_length=2000, blank=True)
    language = models.CharField(_("language"), max_length=5, default=settings.LANGUAGE_CODE)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.NEW)
    answer = models.TextField(_("answer of the council"), max_length=2000, blank=True)
    item = models.ForeignKey(
        AgendaItem, null=True, blank=True, on_delete=models.SET_NULL, related_name="suggestions"
    )

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("suggestion")
        verbose_name_plural = _("suggestions")
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="suggestion_has_a_title"),
            models.CheckConstraint(
                condition=~Q(state="declined") | ~Q(answer=""),
                name="suggestion_is_declined_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    def get_absolute_url(self) -> str:
        return f"{reverse('councils:suggestions', args=[self.council.slug])}#s{self.pk}"


class SuggestionSupport(models.Model):
    """A tenant wants this too; once."""

    suggestion = models.ForeignKey(Suggestion, on_delete=models.CASCADE, related_name="supports")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="suggestion_supports"
    )

    class Meta:
        verbose_name = _("support of a suggestion")
        verbose_name_plural = _("support of suggestions")
        constraints = [
            models.UniqueConstraint(fields=["suggestion", "user"], name="one_support_a_suggestion")
        ]

    def __str__(self) -> str:
        return f"{self.suggestion_id}.{self.pk}"
