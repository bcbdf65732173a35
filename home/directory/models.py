"""Who in the sector wants to be found by colleagues, and by what."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from portal.accounts.audiences import PROFESSIONAL, Anybody, audiences
from portal.accounts.models import Membership
from portal.accounts.roles import WORKING_ROLES
from portal.core.models import TimeStamped
from portal.organisations.models import Organisation
from portal.taxonomy.models import Theme


class Expertise(models.Model):
    """A word that people use for what they are good at; the first spelling stays."""

    slug = models.SlugField(_("address"), unique=True, max_length=60)
    name = models.CharField(_("name"), max_length=60)

    class Meta:
        ordering = ["slug"]
        verbose_name = _("expertise")
        verbose_name_plural = _("expertise")

    def __str__(self) -> str:
        return self.name


class ProfileQuerySet(models.QuerySet):
    def listed(self) -> Self:
        """Of people who want to be found and still work where they say."""
        there = Membership.objects.in_force().filter(
            user=OuterRef("user"), organisation=OuterRef("organisation"), role__in=WORKING_ROLES
        )
        return self.filter(Exists(there), is_shown=True, user__is_active=True)

    def visible_to(self, user: Anybody) -> Self:
        """For confirmed people of the sector; nobody else sees that anybody is listed."""
        return self.listed() if PROFESSIONAL in audiences(user) else self.none()

    def with_words(self, text: str) -> Self:
        """Those in which every word stands somewhere."""
        found = self
        for word in text.split()[:8]:
            named = Q(user__display_name__icontains=word) | Q(function__icontains=word)
            placed = Q(organisation__name_nl__icontains=word)
            placed |= Q(organisation__name_fr__icontains=word)
            knows = Exists(
                Profile.expertise.through.objects.filter(
                    profile=OuterRef("pk"), expertise__name__icontains=word
                )
            )
            found = found.filter(named | placed | Q(about__icontains=word) | knows)
        return found


class Profile(TimeStamped):
    """What one person tells colleagues. Nothing is filled in by itself, nothing shown unasked."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="profile"
    )
    is_shown = models.BooleanField(
        _("Colleagues find me in the list"),
        default=False,
        help_text=_("Only confirmed people of the sector see it. You can stop at any time."),
    )
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        on_delete=models.CASCADE,
        related_name="profiles",
    )
    function = models.CharField(_("function"), max_length=80, blank=True)
    about = models.TextField(
        _("what colleagues can ask me"), max_length=600, blank=True, default=""
    )
    # Codes with commas around each, so that one is found by itself: ",nl,fr,".
    languages = models.CharField(_("languages"), max_length=80, blank=True, default="")
    shows_email = models.BooleanField(_("Show my e-mail address"), default=False)
    themes = models.ManyToManyField(
        Theme, verbose_name=_("themes"), blank=True, related_name="profiles"
    )
    expertise = models.ManyToManyField(
        Expertise, verbose_name=_("expertise"), blank=True, related_name="profiles"
    )
    is_demo = models.BooleanField(_("demo"), default=False, editable=False)

    objects = ProfileQuerySet.as_manager()

    class Meta:
        verbose_name = _("entry in the list of professionals")
        verbose_name_plural = _("entries in the list of professionals")

    def __str__(self) -> str:
        return str(self.user_id)

    @property
    def language_codes(self) -> list[str]:
        """The codes of the languages that the person speaks at work."""
        return [code for code in self.languages.split(",") if code]
