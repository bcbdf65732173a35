"""A board: who reads it, who writes on it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from translated_fields import TranslatedField, fallback_to_any

from portal.accounts.audiences import MEMBER, PUBLIC, AudienceQuerySet
from portal.core.kept import made_once
from portal.core.models import TimeStamped
from portal.organisations.models import Organisation
from portal.taxonomy.models import Theme


def _override(label: str) -> models.PositiveSmallIntegerField:
    """A number of this board; without one, that of the whole portal."""
    return models.PositiveSmallIntegerField(label, null=True, blank=True)


class Board(TimeStamped):
    """A place to talk. Its audience reads; who may write follows from `kind` (see permissions)."""

    class Kind(models.TextChoices):
        TENANTS = "tenants", _("tenants")
        PROFESSIONALS = "professionals", _("professionals")
        GROUP = "group", _("closed group")

    class Section(models.TextChoices):
        COMPANY = "company", _("Of your housing company")
        EVERYBODY = "everybody", _("For all tenants")
        PROFESSIONALS = "professionals", _("For professionals")

    class Colour(models.TextChoices):
        GREEN = "", _("green")
        BRICK = "b", _("brick")
        SUN = "c", _("yellow")
        SKY = "d", _("blue")
        STONE = "e", _("grey")

    slug = models.SlugField(_("address"), unique=True, max_length=60)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.TENANTS)
    section = models.CharField(
        _("section"), max_length=20, choices=Section, default=Section.EVERYBODY
    )
    name = TranslatedField(models.CharField(_("name"), max_length=120), attrgetter=fallback_to_any)
    description = TranslatedField(
        models.CharField(_("description"), max_length=300, blank=True), attrgetter=fallback_to_any
    )
    welcome = TranslatedField(
        models.TextField(_("welcome"), blank=True), attrgetter=fallback_to_any
    )
    guidelines = TranslatedField(
        models.TextField(
            _("how we talk here"),
            blank=True,
            help_text=_("A rule a line; without them those of the whole forum show."),
        ),
        attrgetter=fallback_to_any,
    )
    audience = models.CharField(_("who reads"), max_length=40, default=PUBLIC, db_index=True)
    posting_audience = models.CharField(_("who writes, among"), max_length=40, default=MEMBER)
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="boards",
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    icon = models.CharField(_("icon"), max_length=40, default="messages-square")
    colour = models.CharField(_("colour"), max_length=1, choices=Colour, blank=True)
    themes = models.ManyToManyField(
        Theme,
        verbose_name=_("subjects"),
        blank=True,
        related_name="boards",
        help_text=_("Who opens a topic may choose among these."),
    )
    first_posts = _override(_("first posts seen by a moderator"))
    edit_minutes = _override(_("minutes in which a post may be edited"))
    reports_to_hide = _override(_("reports that hide a post"))
    closing_months = _override(_("months until a quiet topic closes"))
    moderators = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("moderators of this board"),
        blank=True,
        related_name="moderated_boards",
        help_text=_("Who is named on a board moderates only the boards that name them."),
    )
    topics_count = models.PositiveIntegerField(_("topics"), default=0, editable=False)
    last_post_at = models.DateTimeField(_("last message"), null=True, editable=False)
    is_demo = models.BooleanField(_("demo"), default=False, editable=False)

    objects = AudienceQuerySet.as_manager()

    class Meta:
        ordering = ["order", "slug"]
        verbose_name = _("board")
        verbose_name_plural = _("boards")
        constraints = [
            models.CheckConstraint(
                condition=~Q(audience="") & ~Q(posting_audience=""),
                name="board_has_audiences",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return made_once(self, ("address", get_language()), self._address)

    def _address(self) -> str:
        return reverse("boards:board", args=[self.slug])

    @property
    def about(self) -> str:
        """The key that its followers follow."""
        return f"board:{self.pk}"

    @property
    def scope(self) -> str:
        """The key by which moderators are bound to it."""
        return self.about

    @property
    def rules(self) -> list[str]:
        """Its own guidelines, one after the other; empty when it has none."""
        return [line.strip(" -") for line in self.guidelines.splitlines() if line.strip(" -")]

    @property
    def names(self) -> dict[str, str]:
        """Its name by language, for notices that are read in the language of their reader."""
        return {"nl": self.name_nl or self.name_fr, "fr": self.name_fr or self.name_nl}
