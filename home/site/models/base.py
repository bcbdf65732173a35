"""What every page of editors has in common."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail.search import index


class PortalPage(Page):
    """A page with a summary, a version in plain language, and a language of its own.

    A page that is not translated yet stands in the other tree as an alias: it is shown there in
    its own language, marked. `content_language` is the language of its words, which is not always
    the language of the tree.
    """

    summary = models.TextField(
        _("summary"), blank=True, help_text=_("One or two sentences, for lists and search.")
    )
    plain_language = models.TextField(
        _("in plain language"),
        blank=True,
        help_text=_("The whole message in short, easy sentences (level B1 or lower)."),
    )
    is_demo = models.BooleanField(_("demo"), default=False, editable=False)

    # Pages for tenants are published only with their version in plain language.
    is_tenant_facing = False

    search_fields = [*Page.search_fields, index.SearchField("summary")]

    class Meta:
        abstract = True

    @property
    def content_language(self) -> str:
        """Code of the language that the words of this page are in."""
        source = self.alias_of if self.alias_of_id else self
        return source.locale.language_code

    @property
    def is_in_other_language(self) -> bool:
        """Whether the words are not in the language of the tree that the page stands in."""
        return self.content_language != self.locale.language_code
