"""Questions and experiences with their answers, as one reader sees them."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from portal.accounts.audiences import Anybody

from .models import Comment

# As many words as one page holds; the newest are shown when there are more.
MOST = 200


@dataclass(slots=True)
class Thread:
    """Something asked or told. `is_shown` is false where only a neutral mark may stand."""

    start: Comment
    is_shown: bool
    answers: list[Comment] = field(default_factory=list)


def threads_of(key: UUID, user: Anybody) -> list[Thread]:
    """What was asked and told about a practice, oldest first, each with its answers."""
    newest = Comment.objects.of(key).filter(parent=None).order_by("-pk")[:MOST]
    starts = list(reversed(newest))
    seen = set(Comment.objects.of(key).shown_to(user).values_list("pk", flat=True))
    threads = {row.pk: Thread(row, row.pk in seen) for row in starts}
    answers = Comment.objects.of(key).shown_to(user).filter(parent__in=threads)
    for answer in answers[: MOST * 2]:
        threads[answer.parent_id].answers.append(answer)
    return [thread for thread in threads.values() if thread.is_shown or thread.answers]
