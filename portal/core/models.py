"""Parts that models of every room are made of."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class TimeStamped(models.Model):
    """A row that knows when it was made and last changed."""

    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    class Meta:
        abstract = True


from .preferences import Preferences  # noqa: E402, F401 - Django looks for models here
from .works_threshold import WorksThreshold  # noqa: E402, F401
