"""An activity: what, who for, where, and the rule by which it comes back."""

from __future__ import annotations

import uuid
from typing import Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from translated_fields import TranslatedField, fallback_to_any

from portal.accounts.audiences import PUBLIC, AudienceQuerySet
from portal.core.models import TimeStamped
from portal.organisations.models import HousingCompany, Municipality, Organisation, Site
from portal.taxonomy.models import Theme
from projects.cohesion.models import CohesionProject

from .lists import ActivityType
from .recurring import Recurring


class AgeGroup(models.TextChoices):
    """Whom it is made for. It tells what to expect and keeps nobody out."""

    EVERYBODY = "", _("everybody")
    CHILDREN = "children", _("children")
    YOUNG = "young", _("young people")
    ADULTS = "adults", _("adults")
    SENIORS = "seniors", _("older people")


class SignUpKind(models.TextChoices):
    """Whether people say beforehand that they come."""

    NONE = "none", _("not needed: walk in")
    SITE = "site", _("here or by telephone")


class ActivityQuerySet(AudienceQuerySet):
    def published(self) -> Self:
        """Those that are no draft any more."""
        return self.filter(is_published=True)

    def of_organisation(self, pk: int) -> Self:
        """What an organisation organises, and for a company what its projects do."""
        return self.filter(
            Q(organiser_id=pk)
            | Q(company_id=pk)
            | Q(project__in=CohesionProject.objects.filter(companies__pk=pk).values("pk"))
        )


def _text(label: str, length: int, **kwargs) -> TranslatedField:
    field = models.CharField(label, max_length=length, blank=True, **kwargs)
    return TranslatedField(field, attrgetter=fallback_to_any)


class Activity(Recurring, TimeStamped):
    """What people can come to. Its dates are `Session` rows, made from the rule."""

    title = _text(_("title"), 160)
    summary = _text(_("in one sentence"), 300)
    text = TranslatedField(
        models.TextField(_("what you can expect"), blank=True), attrgetter=fallback_to_any
    )
    type = models.ForeignKey(
        ActivityType, verbose_name=_("kind"), on_delete=models.PROTECT, related_name="activities"
    )
    themes = models.ManyToManyField(
        Theme, verbose_name=_("themes"), blank=True, related_name="activities"
    )
    organiser = models.ForeignKey(
        Organisation,
        verbose_name=_("organiser"),
        on_delete=models.PROTECT,
        related_name="activities",
    )
    group = models.CharField(
        _("council or group that does it"),
        max_length=120,
        blank=True,
        help_text=_("When it is not the organisation itself: the council, the garden group."),
    )
    project = models.ForeignKey(
        CohesionProject,
        verbose_name=_("social cohesion project"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="activities",
    )
    company = models.ForeignKey(
        HousingCompany,
        verbose_name=_("housing company"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="company_activities",
    )
    site = models.ForeignKey(
        Site, verbose_name=_("site"), null=True, blank=True, on_delete=models.SET_NULL
    )
    municipality = models.ForeignKey(
        Municipality,
        verbose_name=_("municipality"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="activities",
    )
    place = _text(_("place"), 200)
    access = _text(_("how to get in"), 300)
    bring = _text(_("what to bring"), 200)
    for_whom = _text(_("for whom"), 200)
    age_group = models.CharField(
        _("made for"), max_length=10, choices=AgeGroup, blank=True, default=AgeGroup.EVERYBODY
    )
    price = models.DecimalField(_("price in euro"), max_digits=6, decimal_places=2, default=0)
    languages = models.CharField(_("languages"), max_length=60, blank=True, default="")
    contact_phone = models.CharField(_("telephone"), max_length=40, blank=True)
    contact_email = models.EmailField(_("mailbox of the organiser"), blank=True)
    picture = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    picture_text = models.CharField(_("what the picture shows"), max_length=200, blank=True)
    sign_up = models.CharField(
        _("sign up"), max_length=10, choices=SignUpKind, default=SignUpKind.NONE
    )
    capacity = models.PositiveIntegerField(_("places"), null=True, blank=True)
    audience = models.CharField(_("who sees it"), max_length=40, default=PUBLIC, db_index=True)
    is_published = models.BooleanField(_("published"), default=False, db_index=True)
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL
    )
    is_demo = models.BooleanField(_("demo"), default=False, editable=False)

    objects = ActivityQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        constraints = [
            models.CheckConstraint(
                condition=~Q(title_nl="") | ~Q(title_fr=""), name="activity_has_a_title"
            ),
            models.CheckConstraint(condition=~Q(audience=""), name="activity_has_an_audience"),
            models.CheckConstraint(condition=Q(interval__gte=1), name="activity_interval"),
            models.CheckConstraint(condition=Q(price__gte=0), name="activity_price"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("activities:detail", args=[self.pk, self.slug])

    def clean(self) -> None:
        super().clean()
        if not (self.title_nl or self.title_fr):
            raise ValidationError(_("Give a title in Dutch or in French."))

    @property
    def slug(self) -> str:
        """The readable part of the address, in the reader's language."""
        return slugify(self.title)[:60] or "a"

    @property
    def about(self) -> str:
        """The key that its followers follow."""
        return f"activity:{self.pk}"

    @property
    def titles(self) -> dict[str, str]:
        """Its title by language, for notices."""
        return {"nl": self.title_nl or self.title_fr, "fr": self.title_fr or self.title_nl}

    @property
    def takes_sign_ups(self) -> bool:
        """Whether people say beforehand that they come."""
        return self.sign_up == SignUpKind.SITE
