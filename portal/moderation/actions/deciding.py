"""Deciding a case: what happens to the thing, what follows for its author, and why."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.core.text import clean_text
from portal.moderation.chain import write_line
from portal.moderation.models import Case, Decision, Rule
from portal.moderation.notices import tell_author, tell_reporters
from portal.moderation.permissions import check_can_answer_appeal, check_can_judge
from portal.moderation.subjects import Subject, content_of, find_subject

from .handling import locked
from .reporting import case_about, reopen
from .sanctions import give_sanction, lift_for_appeal

STATEMENT_LENGTH = 2000


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a moderator fills in. `sanction` is a kind of sanction or empty; `hours` of a pause."""

    outcome: str
    statement: str = ""
    rule: Rule | None = None
    sanction: str = ""
    hours: int = 0


def clean_statement(judgement: Judgement) -> str:
    """The reasons as they are kept. Raises ValidationError when something is taken without any."""
    cleaned = clean_text(judgement.statement).strip()
    kept = judgement.outcome == Decision.Outcome.KEEP and not judgement.sanction
    if not cleaned and not kept:
        raise ValidationError(_("Give the reasons: the author reads them."), code="required")
    if len(cleaned) > STATEMENT_LENGTH:
        raise ValidationError(
            _("Make the reasons shorter: at most %(most)s characters."),
            code="too_long",
            params={"most": STATEMENT_LENGTH},
        )
    return cleaned


@transaction.atomic
def decide(*, case: Case, moderator: User, judgement: Judgement) -> Decision:
    """Decide a case once; the author gets the reasons, those who reported it an answer.

    An appeal is decided by somebody else than the first time, and that is final. Raises
    PermissionDenied for who may not judge it or when it is decided already, ValidationError for a
    decision against somebody without reasons.
    """
    case = locked(case)
    is_appeal = case.state == Case.State.APPEALED
    check = check_can_answer_appeal if is_appeal else check_can_judge
    check(moderator, case)
    if not case.is_waiting:
        raise PermissionDenied(_("Somebody has already decided this."))
    if case.claimed_by_id not in (None, moderator.pk):
        raise PermissionDenied(_("Another moderator is looking at this."))
    subject = find_subject(case.kind, case.object_id)
    decision = _record(case, moderator, judgement, is_appeal)
    if subject:
        _carry_out(case, decision, subject, moderator)
    if is_appeal and judgement.outcome == Decision.Outcome.KEEP:
        lift_for_appeal(case, moderator)
    if judgement.sanction and case.author:
        give_sanction(decision=decision, judgement=judgement, moderator=moderator)
    _close(case, decision, is_appeal)
    tell_author(decision)
    if not is_appeal:
        tell_reporters(decision)
    return decision


def _record(case: Case, moderator: User, judgement: Judgement, is_appeal: bool) -> Decision:
    first = case.decisions.filter(appeal__isnull=False, appeal__answer__isnull=True).last()
    decision = Decision(
        case=case,
        outcome=judgement.outcome,
        rule=judgement.rule,
        statement=clean_statement(judgement),
        decided_by=moderator,
        source=case.source,
        answers=first.appeal if is_appeal and first else None,
    )
    decision.full_clean()
    decision.save()
    write_line(
        verb="answer_appeal" if is_appeal else "decide",
        case=case,
        actor=moderator,
        before=case.state,
        after=judgement.outcome,
        why=decision.statement,
    )
    return decision


def _carry_out(case: Case, decision: Decision, subject: Subject, moderator: User) -> None:
    content, told = content_of(case.kind), (decision.statement, moderator)
    if subject.is_lost_when_hidden and decision.outcome != Decision.Outcome.KEEP:
        case.kept_text = case.kept_text or subject.text
    if decision.outcome == Decision.Outcome.KEEP:
        content.show(case.object_id, case.kept_text, moderator)
        case.kept_text = ""
    elif decision.outcome == Decision.Outcome.REMOVE:
        case.kept_text = case.kept_text or subject.text
        content.remove(case.object_id, *told)
    elif decision.outcome == Decision.Outcome.EDIT:
        content.ask_to_edit(case.object_id, *told)
    else:
        content.hide(case.object_id, *told)


def _close(case: Case, decision: Decision, is_appeal: bool) -> None:
    case.state = Case.State.FINAL if is_appeal else Case.State.DECIDED
    case.decided_at, case.claimed_by = decision.decided_at, None
    case.is_hidden_meanwhile = False
    case.was_kept = case.was_kept or decision.outcome == Decision.Outcome.KEEP
    case.save()


@transaction.atomic
def hide_directly(*, subject: Subject, moderator: User, reason: str) -> Decision:
    """Hide what a moderator met on the page; the same rules and reasons as in the queue."""
    case = case_about(subject, Case.Source.MODERATOR)
    if not case.is_waiting:
        reopen(case, Case.Source.MODERATOR)
        case.seriousness, case.opened_at = 1, timezone.now()
        case.save()
    judgement = Judgement(outcome=Decision.Outcome.HIDE, statement=reason)
    return decide(case=case, moderator=moderator, judgement=judgement)


@transaction.atomic
def show_directly(*, subject: Subject, moderator: User) -> None:
    """Undo a hiding on the page itself, by who could judge it; sanctions stay as they are."""
    case = case_about(subject, Case.Source.MODERATOR)
    check_can_judge(moderator, case)
    if case.state == Case.State.APPEALED:
        raise PermissionDenied(_("The author objected: answer that first."))
    content_of(case.kind).show(case.object_id, case.kept_text, moderator)
    before, case.state = case.state, Case.State.FINAL
    case.kept_text, case.is_hidden_meanwhile, case.was_kept = "", False, True
    case.claimed_by = None
    case.save()
    write_line(verb="show_again", case=case, actor=moderator, before=before, after="visible")
