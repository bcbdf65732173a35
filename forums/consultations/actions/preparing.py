"""A draft: its texts, its dates, its questions. Nobody who will be asked sees any of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.text import slugify
from django.utils.translation import gettext as _

from forums.consultations import permissions
from forums.consultations.models import Consultation, Option, Phase, Question
from forums.consultations.texts import ByLanguage, put_texts
from forums.councils.models import AdvisoryCouncil
from portal.accounts.models import User
from portal.core.preferences import Preferences
from portal.organisations.models import HousingCompany, Site

Texts = Mapping[str, ByLanguage]
Dates = Mapping[str, tuple[datetime, datetime]]
# Addresses of the room itself.
TAKEN = frozenset({"new", "nieuw", "nouveau", "code", "due", "termijnen", "delais"})
FIELDS = frozenset(
    {
        "allows_unverified",
        "audience",
        "code",
        "invited",
        "is_anonymous",
        "is_demo",
        "trigger",
    }
)
FEWEST_OPTIONS = 2
DEFAULT_POINTS = 10
TICKED = frozenset({Question.Kind.SINGLE, Question.Kind.MULTIPLE})


def _free_slug(title: str) -> str:
    start = slugify(title)[:60].strip("-") or "consultation"
    slug, count = start, 1
    while slug in TAKEN or Consultation.objects.filter(slug=slug).exists():
        count += 1
        slug = f"{start}-{count}"
    return slug


@transaction.atomic
def prepare(
    *,
    company: HousingCompany,
    author: User | None,
    texts: Texts,
    council: AdvisoryCouncil | None = None,
    opened_by: str = Consultation.OpenedBy.COMPANY,
    slug: str = "",
    sites: Iterable[Site] = (),
    **fields: Any,
) -> Consultation:
    """A new draft. Without an author it comes from the portal itself (imports, demo content).

    Raises PermissionDenied for who may not open one here, ValidationError for what cannot be.
    """
    consultation = Consultation(
        company=company, council=council, opened_by_kind=opened_by, author=author
    )
    if author is not None:
        permissions.check_can_manage(author, consultation)
    if council is not None and council.company_id != company.pk:
        raise ValidationError(_("This council belongs to another company."))
    put_texts(consultation, texts)
    consultation.slug = slug or _free_slug(consultation.title)
    _put_fields(consultation, fields)
    consultation.audience = consultation.audience or company.audience
    consultation.full_clean(exclude=["author"])
    consultation.save()
    consultation.sites.set(_of_company(sites, company))
    return consultation


def _put_fields(consultation: Consultation, fields: Mapping[str, Any]) -> None:
    allowed = {
        "code",
        "trigger",
        "audience",
        "allows_unverified",
        "invited",
        "is_demo",
        "is_anonymous",
    }
    if unknown := set(fields) - allowed:
        raise TypeError(f"A consultation is not prepared with {sorted(unknown)}")
    for name, value in fields.items():
        setattr(consultation, name, value)


def _of_company(sites: Iterable[Site], company: HousingCompany) -> list[Site]:
    found = list(sites)
    if any(site.company_id != company.pk for site in found):
        raise ValidationError(_("Choose sites of this company."))
    return found


@transaction.atomic
def change(
    *,
    consultation: Consultation,
    actor: User,
    texts: Texts,
    sites: Iterable[Site] | None = None,
    **fields: Any,
) -> Consultation:
    """Change a draft. Raises PermissionDenied once it is sent, ValidationError for bad texts."""
    permissions.check_can_change(actor, consultation)
    put_texts(consultation, texts)
    _put_fields(consultation, fields)
    if consultation.allows_unverified and not Preferences.load().unverified_may_contribute:
        raise ValidationError(
            _("The regulator does not allow answers of tenants who are not confirmed yet.")
        )
    consultation.full_clean(exclude=["author"])
    consultation.save()
    if sites is not None:
        consultation.sites.set(_of_company(sites, consultation.company))
    return consultation


@transaction.atomic
def delete_draft(*, consultation: Consultation, actor: User) -> None:
    """Throw a draft away. Raises PermissionDenied once it is sent."""
    permissions.check_can_change(actor, consultation)
    consultation.delete()


@transaction.atomic
def set_phases(*, consultation: Consultation, actor: User | None, dates: Dates) -> None:
    """Give a draft its dates, by kind of phase; kinds that are not given go.

    Raises ValidationError when a phase ends before it starts or the phases are not in order.
    """
    if actor is not None:
        permissions.check_can_change(actor, consultation)
    check_dates(dates)
    consultation.phases.exclude(kind__in=list(dates)).delete()
    for kind, (starts_at, ends_at) in dates.items():
        when = {"starts_at": starts_at, "ends_at": ends_at}
        Phase.objects.update_or_create(consultation=consultation, kind=kind, defaults=when)
    consultation.__dict__.pop("_prefetched_objects_cache", None)


def check_dates(dates: Dates) -> None:
    """Raises ValidationError unless tenants have time to answer and phases follow each other."""
    if Phase.Kind.CONTRIBUTION not in dates:
        raise ValidationError(_("Say from when until when tenants can answer."))
    before: tuple[datetime, datetime] | None = None
    for kind in Phase.Kind.values:
        if kind not in dates:
            continue
        starts_at, ends_at = dates[kind]
        if ends_at <= starts_at:
            raise ValidationError(
                _("%(phase)s: the end must be after the start.") % {"phase": Phase.Kind(kind).label}
            )
        if before and starts_at < before[1]:
            raise ValidationError(
                _("%(phase)s: it starts before the phase before it has ended.")
                % {"phase": Phase.Kind(kind).label}
            )
        before = (starts_at, ends_at)


@transaction.atomic
def write_question(
    *,
    consultation: Consultation,
    actor: User | None,
    kind: str,
    texts: Texts,
    options: Sequence[ByLanguage] = (),
    required: bool = False,
    max_choices: int | None = None,
    points: int | None = None,
    shown_if: Option | None = None,
    question: Question | None = None,
) -> Question:
    """Add a question at the end of a draft, or change `question`.

    Raises PermissionDenied once it is sent, ValidationError for a question that cannot be asked.
    """
    if actor is not None:
        permissions.check_can_change(actor, consultation)
    row = question or Question(consultation=consultation, position=_next(consultation))
    row.shown_if = _earlier(row, shown_if)
    row.kind, row.required = kind, required
    row.max_choices = max_choices if kind == Question.Kind.MULTIPLE else None
    row.points = points or DEFAULT_POINTS if kind == Question.Kind.BUDGET else None
    put_texts(row, texts)
    chosen = options if row.has_options else ()
    if row.has_options and len(chosen) < FEWEST_OPTIONS:
        raise ValidationError(_("Give at least two answers to choose from."))
    if not (row.text_nl or row.text_fr):
        raise ValidationError(_("Write the question in at least one language."))
    row.full_clean(exclude=["consultation"])
    row.save()
    _put_options(row, chosen)
    return row


def _next(consultation: Consultation) -> int:
    return (consultation.questions.aggregate(last=Max("position"))["last"] or 0) + 1


def _earlier(question: Question, option: Option | None) -> Option | None:
    """The option on which the question depends. Raises ValidationError unless it comes before."""
    if option is None:
        return None
    other = option.question
    ticked = other.consultation_id == question.consultation_id and other.kind in TICKED
    if not ticked or other.position >= question.position:
        raise ValidationError(_("A question can depend only on an answer to an earlier question."))
    return option


def _put_options(question: Question, options: Sequence[ByLanguage]) -> None:
    """Rows keep their key, so that what depends on one of them still does."""
    rows = {option.position: option for option in question.options.all()}
    for place, by_language in enumerate(options, 1):
        row = rows.pop(place, None) or Option(question=question, position=place)
        row.text_nl = row.text_fr = ""
        put_texts(row, {"text": by_language})
        row.clean_fields(exclude=["question"])
        row.save()
    for row in rows.values():
        row.delete()


@transaction.atomic
def delete_question(*, question: Question, actor: User) -> None:
    """Take a question out of a draft."""
    permissions.check_can_change(actor, question.consultation)
    question.delete()


@transaction.atomic
def move_question(*, question: Question, actor: User, up: bool) -> None:
    """One place up or down in a draft; nothing happens at either end."""
    permissions.check_can_change(actor, question.consultation)
    others = Question.objects.filter(consultation=question.consultation_id)
    if up:
        other = others.filter(position__lt=question.position).order_by("-position").first()
    else:
        other = others.filter(position__gt=question.position).order_by("position").first()
    if other is None:
        return
    if _depends(question, other) or _depends(other, question):
        raise ValidationError(_("A question stays behind the one on which it depends."))
    mine, theirs = question.position, other.position
    Question.objects.filter(pk=other.pk).update(position=_next(question.consultation))
    Question.objects.filter(pk=question.pk).update(position=theirs)
    Question.objects.filter(pk=other.pk).update(position=mine)


def _depends(question: Question, other: Question) -> bool:
    return question.shown_if is not None and question.shown_if.question_id == other.pk
