"""What every page of editors has in common."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page
from wagtail.search import index

from ..addresses import base_url, page_address
from ..previewing import with_checks
from ..surroundings import surroundings

PLAIN_LANGUAGE_MISSING = _(
    "Tenants read this page: write the version in plain language before you publish it."
    " You can save it as a draft until then."
)


class PortalPageForm(WagtailAdminPageForm):
    """Drafts may wait for their plain language; what is published may not."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        saving_draft = getattr(self, "_is_draft", False)
        if (
            "plain_language" in self.fields
            and not saving_draft
            and cleaned.get("is_tenant_facing")
            and not (cleaned.get("plain_language") or "").strip()
        ):
            self.add_error("plain_language", PLAIN_LANGUAGE_MISSING)
        return cleaned

    def defer_required_fields(self) -> None:
        """Wagtail calls this when a draft is being saved."""
        self._is_draft = True
        super().defer_required_fields()


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
    # Names a page that was loaded from a file, so that loading again leaves it alone.
    reference_key = models.CharField(
        max_length=80, blank=True, default="", db_index=True, editable=False
    )

    # What a visitor's page shows of other rows, asked together with the page.
    shown_with: tuple[str, ...] = ()
    # Kinds of which the first below the start page is asked for by name ("news", "companies").
    fixed_key = ""
    # Fields whose blocks show other rows (files, photos): drawn apart from what is kept of the row.
    drawn_apart: tuple[str, ...] = ()

    base_form_class = PortalPageForm
    search_fields = [*Page.search_fields, index.SearchField("summary")]

    class Meta:
        abstract = True

    @cached_property
    def content_language(self) -> str:
        """Code of the language that the words of this page are in."""
        source = self
        while source.alias_of_id:
            source = source.alias_of
        return source.locale.language_code

    @property
    def is_in_other_language(self) -> bool:
        """Whether the words are not in the language of the tree that the page stands in."""
        return self.content_language != self.locale.language_code

    @property
    def lacks_plain_language(self) -> bool:
        """Whether tenants read this page and its easy version is not there."""
        return bool(getattr(self, "is_tenant_facing", False) and not self.plain_language.strip())

    def publish(self, revision: Any, *args: Any, **kwargs: Any) -> None:
        """As Wagtail does; raises ValidationError when the plain language is missing."""
        if revision.as_object().lacks_plain_language:
            raise ValidationError({"plain_language": PLAIN_LANGUAGE_MISSING})
        super().publish(revision, *args, **kwargs)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """As readers see it, with the checks for editors."""
        return with_checks(super().serve_preview(request, mode_name), self, request)

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int, str, str] | None:
        """The address without asking the database: both trees' roots are kept in memory."""
        address = page_address(self.url_path)
        if address is None:
            return super().get_url_parts(request)
        return address.site_id, base_url(), address.path

    def get_url(self, request: HttpRequest | None = None, current_site: Any = None) -> str | None:
        """The address on this site, without the shared cache that Wagtail would look into."""
        address = page_address(self.url_path)
        return address.path if address else super().get_url(request, current_site)

    url = property(get_url)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["content_language"] = self.content_language
        context["trail"] = self.trail
        return context

    @cached_property
    def trail(self) -> list[tuple[str, str]]:
        """The live pages above this one, from the start page down: (title, address).

        The start page is called so, as in all other trails, and not by the site's name.
        """
        found = surroundings(self).above
        rows = [(title, address.path) for title, path in found if (address := page_address(path))]
        return [(gettext("Home"), rows[0][1]), *rows[1:]] if rows else []
