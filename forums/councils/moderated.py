"""What moderation does with a suggestion: the hand that this room lends it."""

from __future__ import annotations

from django.utils.html import linebreaks

from portal.accounts.models import User
from portal.moderation.subjects import Subject

from .models import Suggestion

OUT_OF_SIGHT = frozenset({Suggestion.State.HIDDEN, Suggestion.State.REMOVED})
# A subject is never empty.
EMPTY = "–"


class SuggestionContent:
    """Suggestions of tenants to their council."""

    kind = "suggestion"

    def find(self, object_id: str) -> Subject | None:
        """The suggestion in whatever state; None when there is none."""
        row = self._row(object_id)
        if row is None:
            return None
        return Subject(
            kind=self.kind,
            object_id=str(row.pk),
            title=row.title,
            html=linebreaks(row.text, autoescape=True),
            url=row.get_absolute_url(),
            language=row.language,
            audience=row.council.company.audience,
            organisation_id=row.council.company_id,
            author=row.author,
            is_shown=row.state not in OUT_OF_SIGHT,
            # With the subject on the first line: what is removed can be given back whole.
            text=f"{row.title}\n{row.text}",
        )

    def hide(self, object_id: str, reason: str, by: User | None) -> None:
        """Out of everybody's sight but its author's."""
        self._set(object_id, Suggestion.State.HIDDEN)

    def ask_to_edit(self, object_id: str, reason: str, by: User | None) -> None:
        """Out of sight: its author writes another one."""
        self._set(object_id, Suggestion.State.HIDDEN)

    def remove(self, object_id: str, reason: str, by: User | None) -> None:
        """Without its words; the support for it stays, should it come back."""
        if row := self._row(object_id):
            row.title, row.text, row.state = EMPTY, "", Suggestion.State.REMOVED
            row.save(update_fields=["title", "text", "state", "changed_at"])

    def show(self, object_id: str, text: str, by: User | None) -> None:
        """In sight again with the words that it had, as it was answered or not."""
        row = self._row(object_id)
        if row is not None and row.state == Suggestion.State.REMOVED:
            title, _line, words = text.partition("\n")
            if not title.strip():
                return
            row.title, row.text = title.strip()[:160], words
            row.save(update_fields=["title", "text"])
        if row is not None and row.state in OUT_OF_SIGHT:
            answered = Suggestion.State.TAKEN if row.item_id else Suggestion.State.NEW
            self._set(object_id, Suggestion.State.DECLINED if row.answer else answered)

    def _set(self, object_id: str, state: str) -> None:
        if row := self._row(object_id):
            row.state = state
            row.save(update_fields=["state", "changed_at"])

    def _row(self, object_id: str) -> Suggestion | None:
        if not object_id.isascii() or not object_id.isdigit() or len(object_id) > 18:
            return None
        rows = Suggestion.objects.select_related("council__company", "author")
        return rows.filter(pk=int(object_id)).first()


suggestion_content = SuggestionContent()
