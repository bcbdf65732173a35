"""Asking everybody on a board, and voting."""

from __future__ import annotations

from datetime import timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from forums.boards import permissions
from forums.boards.models import Ballot, Poll, PollOption, Topic
from portal.accounts.models import User
from portal.core.text import clean_text

FEWEST, MOST = 2, 10
LONGEST_DAYS = 90


def _line(text: str, length: int) -> str:
    return " ".join(clean_text(text).split())[:length]


@transaction.atomic
def add_poll(
    *,
    topic: Topic,
    author: User,
    question: str,
    answers: list[str],
    is_multiple: bool = False,
    days: int = 14,
) -> Poll:
    """Put a poll on one's own topic, or on any as a moderator; a topic has one.

    Raises PermissionDenied for others and for a second one, ValidationError for too few answers.
    """
    permissions.check_can_reply(author, topic)
    mine = topic.author_id == author.pk or permissions.can_moderate(author, topic.board)
    topic = Topic.objects.select_for_update(of=("self",)).get(pk=topic.pk)
    if not mine or topic.has_poll:
        raise PermissionDenied(_("This is not possible here."))
    question = _line(question, 200)
    if not question:
        raise ValidationError(_("Give the poll a question."), code="required")
    texts = list(dict.fromkeys(filter(None, (_line(answer, 120) for answer in answers))))
    if not FEWEST <= len(texts) <= MOST:
        raise ValidationError(_("A poll needs two to ten different answers."), code="answers")
    closes = timezone.now() + timedelta(days=min(max(days, 1), LONGEST_DAYS))
    poll = Poll.objects.create(
        topic=topic, question=question, is_multiple=is_multiple, closes_at=closes
    )
    PollOption.objects.bulk_create(PollOption(poll=poll, text=text) for text in texts)
    Topic.objects.filter(pk=topic.pk).update(has_poll=True)
    return poll


@transaction.atomic
def vote(*, poll: Poll, voter: User, options: list[int]) -> None:
    """Vote once. Who voted is kept, what they chose is only counted.

    Raises PermissionDenied for who may not write there, after the end and the second time;
    ValidationError for no answer, or several where one is asked.
    """
    permissions.check_can_post(voter, poll.topic.board)
    if not poll.is_open or poll.topic.is_hidden:
        raise PermissionDenied(_("This poll is closed."))
    chosen = set(poll.options.filter(pk__in=options).values_list("pk", flat=True))
    if not chosen:
        raise ValidationError(_("Choose an answer."), code="required")
    if len(chosen) > 1 and not poll.is_multiple:
        raise ValidationError(_("Choose one answer."), code="one")
    try:
        with transaction.atomic():
            Ballot.objects.create(poll=poll, user=voter)
    except IntegrityError:
        raise PermissionDenied(_("You have already voted.")) from None
    PollOption.objects.filter(pk__in=chosen).update(votes=F("votes") + 1)
