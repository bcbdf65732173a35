"""A poll on a topic: who voted is kept apart from what was chosen."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .topic import Topic


class Poll(models.Model):
    """A question with a few answers, open for some days; results after one's own vote."""

    topic = models.OneToOneField(Topic, on_delete=models.CASCADE, related_name="poll")
    question = models.CharField(_("question"), max_length=200)
    is_multiple = models.BooleanField(_("several answers"), default=False)
    closes_at = models.DateTimeField(_("closes"))

    class Meta:
        verbose_name = _("poll")
        verbose_name_plural = _("polls")

    def __str__(self) -> str:
        return self.question

    @property
    def is_open(self) -> bool:
        """Whether one may vote now."""
        return timezone.now() < self.closes_at


class PollOption(models.Model):
    """One answer. The votes are a number: no row says who chose it."""

    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="options")
    text = models.CharField(_("answer"), max_length=120)
    votes = models.PositiveIntegerField(_("votes"), default=0)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        constraints = [models.UniqueConstraint(fields=["poll", "text"], name="poll_answers_differ")]

    def __str__(self) -> str:
        return self.text


class Ballot(models.Model):
    """Somebody voted in a poll: once, whatever they send at the same moment."""

    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="ballots")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="poll_ballots"
    )

    class Meta:
        verbose_name = _("voted")
        verbose_name_plural = _("voted")
        constraints = [models.UniqueConstraint(fields=["poll", "user"], name="one_ballot_a_person")]

    def __str__(self) -> str:
        return f"{self.poll_id}: {self.user_id}"
