"""What comes of it: the opinion of the council, the answer of the company, and what is done."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from forums.consultations import permissions
from forums.consultations.models import Answer, Consultation, FollowUp, OpenAnswer, Opinion
from forums.consultations.votes import check_day, check_votes
from forums.councils.texts import ByLanguage, check_both_languages, put_texts
from portal.accounts.models import User
from portal.notifications.actions import announce
from portal.notifications.following import Followed, also, followed_organisations
from projects.cohesion.following import followed_project
from search.outbox.actions import mark

VOTES = ("votes_for", "votes_against", "abstentions")


def _locked(consultation: Consultation) -> Consultation:
    rows = Consultation.objects.select_for_update(of=("self",)).select_related(
        "company", "council", "project"
    )
    return rows.get(pk=consultation.pk)


def _announce(
    consultation: Consultation, event: str, key: str, actor: User | None, at: datetime | None
) -> None:
    mark("consultation", str(consultation.pk))
    announce(
        event=event,
        about=consultation.about,
        key=key,
        audience=consultation.audience,
        actor=actor,
        url=consultation.get_absolute_url(),
        params={
            "consultation": consultation.titles,
            "company": {"nl": consultation.company.name_nl, "fr": consultation.company.name_fr},
            "about": consultation.titles,
            **_also(consultation),
        },
        at=at,
    )


def _also(consultation: Consultation) -> dict[str, Any]:
    """Who follows a company that it concerns, the project or the council hears of it too, once."""
    council = consultation.council
    followed = followed_organisations(*consultation.companies)
    if council:
        followed.append(Followed(council.about, council.names))
    if consultation.reach == Consultation.Reach.PROJECT:
        followed.append(followed_project(consultation.project))
    found = also(followed)
    return {**found, "names": {consultation.about: consultation.titles, **found["names"]}}


@transaction.atomic
def give_opinion(
    *,
    consultation: Consultation,
    actor: User | None,
    text: ByLanguage,
    minority: ByLanguage | None = None,
    adopted_on: date | None = None,
    at: datetime | None = None,
    announced: bool = True,
    **fields: Any,
) -> Opinion:
    """Record the council's opinion, or correct it until the company answers.

    `fields`: votes_for, votes_against, abstentions, code, kind. Raises PermissionDenied for who
    does not speak for the council or when it is not the time, ValidationError without a text and
    for votes or a day that cannot be.
    """
    locked = _locked(consultation)
    if actor is not None:
        permissions.refuse(permissions.opinion_problem(actor, locked, at))
    if locked.council_id is None:
        raise ValidationError(_("No council takes part in this consultation."))
    opinion = Opinion.objects.filter(consultation=locked).first()
    is_new = opinion is None
    opinion = opinion or Opinion(consultation=locked, council_id=locked.council_id, author=actor)
    put_texts(opinion, {"text": text, "minority": minority or {}})
    if not (opinion.text_nl or opinion.text_fr):
        raise ValidationError(_("Write the opinion in at least one language."))
    for name, value in fields.items():
        setattr(opinion, name, value)
    if actor is not None and "votes_for" in fields:
        check_votes(locked, {name: fields.get(name, 0) for name in VOTES})
        check_day(locked, adopted_on or timezone.localdate(at))
    opinion.adopted_on = adopted_on or opinion.adopted_on or timezone.localdate(at)
    opinion.full_clean(exclude=["author"])
    opinion.save()
    if is_new and announced:
        _announce(locked, "consultation_opinion", f"opinion:{opinion.pk}", actor, at)
    elif is_new:
        mark("consultation", str(locked.pk))
    return opinion


@transaction.atomic
def give_answer(
    *,
    consultation: Consultation,
    actor: User | None,
    decision: str,
    reasons: ByLanguage | None = None,
    decided_on: date | None = None,
    code: str = "",
    at: datetime | None = None,
    announced: bool = True,
) -> Answer:
    """Record what the company decides. Not following all of it asks for reasons.

    An answer that stands can be followed up, not rewritten. Raises PermissionDenied for who does
    not write for the company or when it is not the time, ValidationError without reasons or with
    reasons in one language: a company answers tenants of both.
    """
    locked = _locked(consultation)
    if actor is not None:
        permissions.refuse(permissions.answer_problem(actor, locked, at))
    if Answer.objects.filter(consultation=locked).exists():
        permissions.refuse(_("The company has answered. Add what was done since."))
    answer = Answer(
        consultation=locked,
        author=actor,
        decision=decision,
        code=code,
        decided_on=decided_on or timezone.localdate(at),
    )
    put_texts(answer, {"reasons": reasons or {}})
    if actor is not None:
        check_both_languages(answer, "reasons")
    answer.full_clean(exclude=["author"])
    answer.save()
    for opinion in Opinion.objects.filter(consultation=locked).values_list("pk", flat=True):
        mark("opinion", str(opinion))
    if announced:
        _announce(locked, "consultation_answered", f"answer:{answer.pk}", actor, at)
    else:
        mark("consultation", str(locked.pk))
    return answer


@transaction.atomic
def add_follow_up(
    *,
    consultation: Consultation,
    actor: User | None,
    state: ByLanguage,
    day: date | None = None,
    is_done: bool = False,
    at: datetime | None = None,
    announced: bool = True,
) -> FollowUp:
    """Add a line of what was done.

    Raises PermissionDenied before the answer or for others, ValidationError without words and for
    a day to come.
    """
    locked = _locked(consultation)
    if actor is not None:
        permissions.refuse(permissions.follow_up_problem(actor, locked))
    row = FollowUp(
        answer=Answer.objects.get(consultation=locked),
        author=actor,
        day=day or timezone.localdate(at),
        is_done=is_done,
    )
    put_texts(row, {"state": state})
    if not (row.state_nl or row.state_fr):
        raise ValidationError(_("Write what was done in at least one language."))
    if actor is not None and row.day > timezone.localdate(at):
        raise ValidationError(_("This day is still to come. Write it down once it is done."))
    row.full_clean(exclude=["author"])
    row.save()
    if announced:
        _announce(locked, "consultation_follow_up", f"follow_up:{row.pk}", actor, at)
    return row


@transaction.atomic
def quote(*, consultation: Consultation, actor: User | None, chosen: Iterable[int]) -> int:
    """Show these open answers with the results, without names, and no others; how many there are.

    Raises PermissionDenied for who does not read them, and before the time to answer is over.
    """
    if actor is not None and not permissions.can_read_texts(actor, consultation):
        permissions.refuse(_("Only the organisers of this consultation can do this."))
    if not permissions.is_over(consultation):
        permissions.refuse(_("What tenants wrote is read after the time to answer has ended."))
    texts = OpenAnswer.objects.filter(response__consultation=consultation)
    texts.update(is_quoted=False)
    return texts.filter(pk__in=list(chosen)).update(is_quoted=True)
