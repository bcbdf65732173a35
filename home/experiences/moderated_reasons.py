"""Why a practice is useful or not: a reason can be reported as well, the judgement stays."""

from __future__ import annotations

from django.urls import reverse
from django.utils.html import format_html

from home.knowledge.models import PracticePage
from portal.accounts.audiences import PROFESSIONAL
from portal.accounts.models import User
from portal.moderation.subjects import Subject

from .models import Usefulness

KIND = "usefulness"


class ReasonContent:
    """The reasons that colleagues give, under all practices."""

    kind = KIND

    def find(self, object_id: str) -> Subject | None:
        """The reason as it is now, maybe empty; None when there is no such judgement."""
        if not object_id.isascii() or not object_id.isdigit() or len(object_id) > 18:
            return None
        row = Usefulness.objects.select_related("user").filter(pk=int(object_id)).first()
        if row is None:
            return None
        pages = PracticePage.objects.filter(translation_key=row.practice_key)
        return Subject(
            kind=self.kind,
            object_id=str(row.pk),
            title=pages.order_by("pk").values_list("title", flat=True).first() or "",
            html=format_html("<p>{}</p>", row.reason),
            url=f"{reverse('experiences:colleagues', args=[row.practice_key])}#useful",
            language=row.user.language,
            audience=PROFESSIONAL,
            organisation_id=None,
            author=row.user,
            is_shown=bool(row.reason),
            text=row.reason,
            is_lost_when_hidden=True,
            # Reports alone take no reason away: there is no place where it would wait.
            reports_to_hide=0,
        )

    def hide(self, object_id: str, reason: str, by: User | None) -> None:
        """The reason goes; whether it is useful still counts."""
        self._write(object_id, "")

    def ask_to_edit(self, object_id: str, reason: str, by: User | None) -> None:
        """The reason goes; its author gives another one at any time."""
        self._write(object_id, "")

    def remove(self, object_id: str, reason: str, by: User | None) -> None:
        """The reason goes."""
        self._write(object_id, "")

    def show(self, object_id: str, text: str, by: User | None) -> None:
        """The reason comes back, unless its author gave another one meanwhile."""
        if text:
            Usefulness.objects.filter(pk=object_id, reason="").update(reason=text)

    def _write(self, object_id: str, reason: str) -> None:
        Usefulness.objects.filter(pk=object_id).update(reason=reason)


reason_content = ReasonContent()
