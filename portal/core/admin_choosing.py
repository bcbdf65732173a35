"""Choosers of snippets that offer no form for a new one refuse it, where Wagtail's would fail.

Every snippet's chooser has an address to create one; without a form, a POST there ends in an error
page of Wagtail 8. The answer is that of a missing right.
"""

from wagtail.snippets.views.chooser import SnippetChooserViewSet, SnippetCreateView


class CreateWithForm(SnippetCreateView):
    """Creates where the chooser has a form for it, and the person may."""

    def can_create(self) -> bool:
        """Whether there is a form, and the right to add."""
        return bool(self.get_creation_form_class()) and super().can_create()


def install() -> None:
    """Called once, before the viewsets are made."""
    SnippetChooserViewSet.create_view_class = CreateWithForm
