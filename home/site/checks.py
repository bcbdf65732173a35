"""Which rules of accessibility an editor's page is checked against, in the editor."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from wagtail.admin.userbar import ContentCheckerItem

RULES = [
    "button-name",
    "color-contrast",
    "definition-list",
    "empty-heading",
    "empty-table-header",
    "frame-title",
    "heading-order",
    "image-alt",
    "input-button-name",
    "link-in-text-block",
    "link-name",
    "list",
    "p-as-heading",
    "table-duplicate-name",
    "td-headers-attr",
    "th-has-data-cells",
    "valid-lang",
    # Wagtail's own: an alternative that is the name of a file.
    "alt-text-quality",
]


class PortalChecks(ContentCheckerItem):
    """What editors can mend; the frame around it has tests of its own."""

    axe_include = ["main"]
    axe_run_only = RULES
    # The summary is what search engines read.
    axe_custom_rules = [
        rule for rule in ContentCheckerItem.axe_custom_rules if rule["id"] == "alt-text-quality"
    ]


def use_our_rules(request: HttpRequest, items: list[Any], page: Any) -> None:
    """Put our list of rules in the place of Wagtail's."""
    for place, item in enumerate(items):
        if isinstance(item, ContentCheckerItem):
            items[place] = PortalChecks(in_editor=item.in_editor)
