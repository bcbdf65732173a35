"""What content is sorted by: objectives, pillars, lines, themes, target groups.

One row a thing, its names in both languages; `code` is what our code and imports refer to.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from translated_fields import TranslatedField, fallback_to_any
from wagtail.search import index


class Term(index.Indexed, models.Model):
    """A word of the sector that editors may rename, re-order and switch off, but not re-code."""

    code = models.SlugField(_("code"), unique=True, max_length=60)
    name = TranslatedField(models.CharField(_("name"), max_length=160), attrgetter=fallback_to_any)
    description = TranslatedField(
        models.TextField(_("description"), blank=True), attrgetter=fallback_to_any
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    is_active = models.BooleanField(_("in use"), default=True)

    search_fields = [
        index.SearchField("name_nl"),
        index.SearchField("name_fr"),
        index.AutocompleteField("name_nl"),
        index.AutocompleteField("name_fr"),
        index.FilterField("order"),
        index.FilterField("code"),
    ]

    class Meta:
        abstract = True
        ordering = ["order", "code"]

    def __str__(self) -> str:
        return self.name


class SocialObjective(Term):
    """One of the seven objectives of the social mission (the regulator's own list)."""

    class Meta(Term.Meta):
        verbose_name = _("objective")
        verbose_name_plural = _("objectives")


class Pillar(Term):
    """Individual, collective or community social work."""

    class Meta(Term.Meta):
        verbose_name = _("pillar")
        verbose_name_plural = _("pillars")


class CollectiveLine(Term):
    """One of the main lines of collective social work; the number identifies, it does not rank."""

    number = models.PositiveSmallIntegerField(_("number"), unique=True)

    class Meta(Term.Meta):
        verbose_name = _("collective line")
        verbose_name_plural = _("collective lines")


class Theme(Term):
    """A subject; its code is the concept's id in the bilingual thesaurus."""

    parent = models.ForeignKey(
        "self",
        verbose_name=_("part of"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="children",
    )

    class Meta(Term.Meta):
        verbose_name = _("theme")
        verbose_name_plural = _("themes")


class TargetGroup(Term):
    """Whom an action is meant for; it informs and never excludes."""

    class Meta(Term.Meta):
        verbose_name = _("target group")
        verbose_name_plural = _("target groups")
