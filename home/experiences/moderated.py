"""What moderation does with words under a practice: the hand that this room lends it."""

from __future__ import annotations

from home.knowledge.models import PracticePage
from portal.accounts.audiences import PROFESSIONAL
from portal.accounts.models import User
from portal.core.text import markdown_to_html
from portal.moderation.subjects import Subject

from .models import Comment

KIND = "practice-comment"
State = Comment.State


def subject_of(comment: Comment) -> Subject:
    """Words under a practice as moderation sees them."""
    pages = PracticePage.objects.filter(translation_key=comment.practice_key)
    title = pages.order_by("pk").values_list("title", flat=True).first()
    return Subject(
        kind=KIND,
        object_id=str(comment.pk),
        title=title or "",
        html=comment.html,
        url=comment.get_absolute_url(),
        language=comment.language,
        audience=PROFESSIONAL,
        organisation_id=None,
        author=comment.author,
        is_shown=comment.state == State.VISIBLE,
        text=comment.text,
    )


class CommentContent:
    """Words under all practices. What its author has deleted stays deleted."""

    kind = KIND

    def find(self, object_id: str) -> Subject | None:
        """The words in whatever state; None when there are none."""
        row = self._row(object_id)
        return subject_of(row) if row else None

    def hide(self, object_id: str, reason: str, by: User | None) -> None:
        """Out of sight of everybody but their author."""
        self._set(object_id, State.HIDDEN, reason)

    def ask_to_edit(self, object_id: str, reason: str, by: User | None) -> None:
        """Out of sight until their author has changed them."""
        self._set(object_id, State.ASKED, reason)

    def remove(self, object_id: str, reason: str, by: User | None) -> None:
        """Without their text."""
        self._set(object_id, State.REMOVED, reason, text="")

    def show(self, object_id: str, text: str, by: User | None) -> None:
        """In sight, with the text that they had."""
        row = self._row(object_id)
        if row is None or row.state in (State.VISIBLE, State.DELETED):
            return
        if row.state == State.REMOVED and not text:
            return
        self._set(object_id, State.VISIBLE, "", text=text or row.text)

    def _set(self, object_id: str, state: str, reason: str, *, text: str | None = None) -> None:
        row = self._row(object_id)
        if row is None or row.state == State.DELETED:
            return
        row.state, row.state_reason = state, reason[:300]
        if text is not None:
            row.text, row.html = text, markdown_to_html(text) if text else ""
        row.save(update_fields=["state", "state_reason", "text", "html"])

    def _row(self, object_id: str) -> Comment | None:
        if not object_id.isascii() or not object_id.isdigit() or len(object_id) > 18:
            return None
        return Comment.objects.select_related("author").filter(pk=int(object_id)).first()


comment_content = CommentContent()
