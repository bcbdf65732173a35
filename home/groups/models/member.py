"""Who is in a group, who asks to be, and who was invited."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .group import Group


class MemberQuerySet(models.QuerySet):
    def inside(self) -> Self:
        """Those who are in."""
        return self.filter(state=GroupMember.State.MEMBER)

    def asking(self) -> Self:
        """Those who wait for an answer, the first first."""
        return self.filter(state=GroupMember.State.ASKED).order_by("pk")


class GroupMember(models.Model):
    """One person and one group: asked, invited, or in. Who leaves has no row."""

    class State(models.TextChoices):
        ASKED = "asked", _("asks to join")
        INVITED = "invited", _("invited")
        MEMBER = "member", _("member")

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="members")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="group_memberships"
    )
    state = models.CharField(_("state"), max_length=10, choices=State)
    is_moderator = models.BooleanField(_("moderator"), default=False)
    message = models.CharField(_("why"), max_length=500, blank=True)
    wants_summary = models.BooleanField(_("a summary each week"), default=False)
    since = models.DateTimeField(_("since"), default=timezone.now)

    objects = MemberQuerySet.as_manager()

    class Meta:
        verbose_name = _("member of a group")
        verbose_name_plural = _("members of groups")
        constraints = [
            models.UniqueConstraint(fields=["group", "user"], name="once_in_a_group"),
            models.CheckConstraint(
                condition=models.Q(is_moderator=False) | models.Q(state="member"),
                name="only_members_moderate_a_group",
            ),
        ]
        indexes = [models.Index(fields=["user", "state"], name="group_member_user")]

    def __str__(self) -> str:
        return f"{self.group_id}: {self.user_id} ({self.state})"
