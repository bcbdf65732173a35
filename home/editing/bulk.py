"""What editors do with several pages at once, beside what Wagtail offers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.views.pages.bulk_actions.page_bulk_action import PageBulkAction
from wagtail.models import Page

from home.knowledge.models import PracticePage
from home.submissions.rechecking import confirm
from home.submissions.tasks import ask_makers
from portal.accounts.models import User
from portal.taxonomy.models import Theme

MOST = 200


class NothingAsked(forms.Form):
    """A button is enough."""


class ThemeForm(forms.Form):
    """Which theme, and whether it comes or goes."""

    theme = forms.ModelChoiceField(label=_("Theme"), queryset=Theme.objects.filter(is_active=True))
    way = forms.ChoiceField(
        label=_("What to do"),
        choices=[("add", _("give them this theme")), ("remove", _("take it from them"))],
        widget=forms.RadioSelect,
        initial="add",
    )


class PortalBulkAction(PageBulkAction):
    """The frame of ours: one sentence that asks, the pages, a button; at most two hundred."""

    template_name = "editing/bulk_action.html"
    form_class = NothingAsked
    question = ""

    def get_actionable_objects(self) -> tuple[list[Any], dict[str, Any]]:
        objects, others = super().get_actionable_objects()
        return objects[:MOST], others

    def check_perm(self, page: Page) -> bool:
        rights = page.permissions_for_user(self.request.user)
        return self.is_meant_for(page.specific_class) and (
            rights.can_edit() and (rights.can_publish() or not page.live)
        )

    def is_meant_for(self, kind: Any) -> bool:
        """Whether pages of this kind can have it done."""
        return kind is not None and issubclass(kind, PracticePage)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "said": {
                "title": self.display_name,
                "question": self.question,
                "go": say("Do it"),
                "back": say("Back"),
                "others": say("Left out: these cannot have it done, or you may not change them."),
            }
        }

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        return ngettext(
            "%(count)d page was changed.", "%(count)d pages were changed.", num_parent_objects
        ) % {"count": num_parent_objects}


class SetTheme(PortalBulkAction):
    display_name = _("Theme")
    action_type = "set_theme"
    aria_label = _("Give a theme to the chosen pages")
    question = _("Which theme do these pages get or lose? Their translations follow.")
    form_class = ThemeForm
    action_priority = 50

    def is_meant_for(self, kind: Any) -> bool:
        return kind is not None and hasattr(kind, "themes")

    def get_execution_context(self) -> dict[str, Any]:
        return super().get_execution_context() | self.cleaned_form.cleaned_data

    @classmethod
    def execute_action(
        cls,
        objects: Iterable[Page],
        theme: Theme | None = None,
        way: str = "add",
        user: User | None = None,
        **kwargs: Any,
    ) -> tuple[int, int]:
        def change(page: Any) -> None:
            (page.themes.add if way == "add" else page.themes.remove)(theme)

        changed = 0
        for page in _with_translations(objects):
            change_everywhere(page, change, user)
            changed += 1
        return changed, 0


class MarkChecked(PortalBulkAction):
    display_name = _("Checked today")
    action_type = "mark_checked"
    aria_label = _("Mark the chosen pages as checked today")
    question = _("Say that somebody has read these pages today and that they are still right.")
    action_priority = 60

    def is_meant_for(self, kind: Any) -> bool:
        return kind is not None and (issubclass(kind, PracticePage) or hasattr(kind, "checked_on"))

    @classmethod
    def execute_action(
        cls, objects: Iterable[Page], user: User | None = None, **kwargs: Any
    ) -> tuple[int, int]:
        day = timezone.localdate()

        def change(page: Any) -> None:
            page.checked_on = day

        pages = [page.specific for page in objects]
        for key in {page.translation_key for page in pages if isinstance(page, PracticePage)}:
            confirm(key=key, user=user)
        for page in pages:
            if not isinstance(page, PracticePage):
                change_everywhere(page, change, user)
        return len(pages), 0


class AskRecheck(PortalBulkAction):
    display_name = _("Ask to check again")
    action_type = "ask_recheck"
    aria_label = _("Ask the makers of the chosen practices to check them again")
    question = _("The makers get a letter with three buttons: still right, correct, archive.")
    action_priority = 70

    def check_perm(self, page: Page) -> bool:
        return page.live and super().check_perm(page)

    @classmethod
    def execute_action(
        cls, objects: Iterable[Page], user: User | None = None, **kwargs: Any
    ) -> tuple[int, int]:
        pages = {page.translation_key: page.specific for page in objects}
        return sum(ask_makers(page, timezone.localdate()) for page in pages.values()), 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        return ngettext(
            "The makers of %(count)d practice were asked.",
            "The makers of %(count)d practices were asked.",
            num_parent_objects,
        ) % {"count": num_parent_objects}


def change_everywhere(page: Any, change: Callable[[Any], None], user: User | None) -> None:
    """Change the newest version; online too, unless other changes wait there for a person."""
    waits = page.has_unpublished_changes
    draft = page.get_latest_revision_as_object()
    change(draft)
    revision = draft.save_revision(user=user, log_action=True)
    if page.live and not waits:
        revision.publish(user=user)
    elif page.live:
        change(page)
        page.save()


def _with_translations(objects: Iterable[Page]) -> list[Any]:
    keys = {page.translation_key for page in objects}
    found = Page.objects.filter(translation_key__in=keys, alias_of=None)
    return list(found.order_by("pk").specific())


ACTIONS = (SetTheme, MarkChecked, AskRecheck)
