"""Searches that somebody keeps, to be told when something new matches."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from search.asking import Asked


class SavedSearch(models.Model):
    """Words and filters of one person. `seen` are keys of hits that were there, or were told."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_searches"
    )
    name = models.CharField(_("name"), max_length=120)
    address = models.CharField(_("words and filters"), max_length=1000)
    language = models.CharField(_("language"), max_length=2)
    seen = models.JSONField(_("already seen"), default=list, blank=True)
    looked_at = models.DateTimeField(_("looked at"))
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("saved search")
        verbose_name_plural = _("saved searches")
        constraints = [
            models.UniqueConstraint(fields=["user", "address"], name="one_saved_search_a_question")
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"{reverse('search')}?{self.address}"

    @property
    def about(self) -> str:
        """The key that its owner follows."""
        return f"search:{self.pk}"

    @property
    def asked(self) -> Asked:
        """The question that it keeps."""
        return Asked.from_address(QueryDict(self.address))
