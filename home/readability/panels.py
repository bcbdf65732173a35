"""The hint beside the version in plain language, in the editor."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from wagtail.admin.panels import Panel

from .measuring import measure
from .telling import telling


class ReadabilityPanel(Panel):
    """Tells how easy the text of a field is to read; anew while somebody types."""

    def __init__(self, field: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.field = field

    def clone_kwargs(self) -> dict[str, Any]:
        return {**super().clone_kwargs(), "field": self.field}

    class BoundPanel(Panel.BoundPanel):
        template_name = "readability/panel.html"

        @property
        def url(self) -> str:
            """Where a text is measured."""
            return reverse("readability_measure")

        @property
        def field(self) -> str:
            """The id of the field in the form."""
            return f"id_{self.panel.field}"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            language = self.instance.content_language
            text = getattr(self.instance, self.panel.field) or ""
            return context | telling(measure(text, language), language)
