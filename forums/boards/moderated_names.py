"""Names that people chose: they can be reported as well, and a moderator may take them away."""

from __future__ import annotations

from django.urls import reverse
from django.utils.html import format_html

from portal.accounts.audiences import MEMBER
from portal.accounts.models import User
from portal.moderation.subjects import Subject


class NameContent:
    """The display name of an account. Without one, somebody is called a resident."""

    kind = "name"

    def find(self, object_id: str) -> Subject | None:
        """The name as it is now; None when there is no such account."""
        if not object_id.isascii() or not object_id.isdigit() or len(object_id) > 18:
            return None
        person = User.objects.filter(pk=int(object_id), is_active=True).first()
        if person is None:
            return None
        return Subject(
            kind=self.kind,
            object_id=str(person.pk),
            title=person.get_full_name(),
            html=format_html("<p>{}</p>", person.display_name),
            url=reverse("boards:person", args=[person.pk]),
            language=person.language,
            audience=MEMBER,
            organisation_id=None,
            author=person,
            is_shown=bool(person.display_name),
            text=person.display_name,
            is_lost_when_hidden=True,
            # Reports alone take no name away: only a person decides that.
            reports_to_hide=0,
        )

    def hide(self, object_id: str, reason: str, by: User | None) -> None:
        """The name goes; there is no place where it would stay hidden."""
        self._name(object_id, "")

    def ask_to_edit(self, object_id: str, reason: str, by: User | None) -> None:
        """Another name can be chosen at any time."""
        self._name(object_id, "")

    def remove(self, object_id: str, reason: str, by: User | None) -> None:
        """The name goes."""
        self._name(object_id, "")

    def show(self, object_id: str, text: str, by: User | None) -> None:
        """The name comes back, unless another was chosen meanwhile."""
        if text:
            User.objects.filter(pk=object_id, display_name="").update(display_name=text)

    def _name(self, object_id: str, name: str) -> None:
        User.objects.filter(pk=object_id).update(display_name=name)


name_content = NameContent()
