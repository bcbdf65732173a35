"""What moderation does with an idea or a comment: the hand that this room lends it."""

from __future__ import annotations

from django.utils.html import linebreaks

from portal.accounts.models import User
from portal.moderation.subjects import Subject

from .models import Remark


class RemarkContent:
    """Ideas and comments of tenants, in all consultations."""

    kind = "remark"

    def find(self, object_id: str) -> Subject | None:
        """The remark in whatever state; None when there is none."""
        remark = self._remark(object_id)
        if remark is None:
            return None
        return Subject(
            kind=self.kind,
            object_id=str(remark.pk),
            title=remark.consultation.title,
            html=linebreaks(remark.text, autoescape=True),
            url=remark.get_absolute_url(),
            language=remark.language,
            audience=remark.consultation.audience,
            organisation_id=remark.consultation.company_id,
            author=remark.author,
            is_shown=remark.state == Remark.State.VISIBLE,
            text=remark.text,
        )

    def hide(self, object_id: str, reason: str, by: User | None) -> None:
        """Out of everybody's sight but its author's."""
        self._set(object_id, Remark.State.HIDDEN, reason)

    def ask_to_edit(self, object_id: str, reason: str, by: User | None) -> None:
        """Out of sight until its author has written it anew."""
        self._set(object_id, Remark.State.ASKED, reason)

    def remove(self, object_id: str, reason: str, by: User | None) -> None:
        """Without its text."""
        self._set(object_id, Remark.State.REMOVED, reason, text="")

    def show(self, object_id: str, text: str, by: User | None) -> None:
        """In sight again, with the text that it had."""
        remark = self._remark(object_id)
        if remark is None or (not remark.text and not text):
            return
        self._set(object_id, Remark.State.VISIBLE, "", text=remark.text or text)

    def _set(self, object_id: str, state: str, reason: str, text: str | None = None) -> None:
        if remark := self._remark(object_id):
            remark.state, remark.state_reason = state, reason[:300]
            if text is not None:
                remark.text = text
            remark.save(update_fields=["state", "state_reason", "text", "changed_at"])

    def _remark(self, object_id: str) -> Remark | None:
        if not object_id.isascii() or not object_id.isdigit() or len(object_id) > 18:
            return None
        rows = Remark.objects.select_related("consultation", "author")
        return rows.filter(pk=int(object_id)).first()


remark_content = RemarkContent()
