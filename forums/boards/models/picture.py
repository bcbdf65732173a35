"""A picture in a message."""

from __future__ import annotations

from uuid import uuid4

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .post import Post


def _place(picture: Picture, filename: str) -> str:
    """A name that tells nothing and that nobody guesses."""
    return f"boards/{uuid4().hex}.webp"


class Picture(models.Model):
    """Made anew from what was sent, smaller and without what the camera noted about the place."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="pictures")
    file = models.FileField(_("file"), upload_to=_place)
    description = models.CharField(_("what can be seen"), max_length=300)
    width = models.PositiveIntegerField(_("width"))
    height = models.PositiveIntegerField(_("height"))
    created_at = models.DateTimeField(_("created"), default=timezone.now)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(description=""), name="picture_says_what_can_be_seen"
            )
        ]

    def __str__(self) -> str:
        return self.description

    def get_absolute_url(self) -> str:
        """Where it is sent from, to who may read its message."""
        return reverse("boards:picture", args=[self.pk])
