"""Writing an opinion in versions, from what tenants wrote; and putting their words under themes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from forums.consultations import permissions
from forums.consultations.models import (
    Consultation,
    OpenAnswer,
    OpinionVersion,
    PassageLink,
    Question,
    Remark,
    Theme,
)
from forums.councils.texts import ByLanguage, put_texts
from portal.accounts.models import User


@transaction.atomic
def write_version(
    *,
    consultation: Consultation,
    author: User,
    text: ByLanguage,
    minority: ByLanguage | None = None,
    note: str = "",
) -> OpinionVersion:
    """A new version of the opinion, for the council alone; those before stay to compare.

    Raises PermissionDenied for who does not sit on the council and once the company has answered,
    ValidationError without a text.
    """
    locked = Consultation.objects.select_for_update(of=("self",)).get(pk=consultation.pk)
    permissions.refuse(permissions.drafting_problem(author, locked))
    last = locked.opinion_versions.aggregate(last=Max("number"))["last"] or 0
    row = OpinionVersion(consultation=locked, number=last + 1, author=author, note=note[:200])
    put_texts(row, {"text": text, "minority": minority or {}})
    if not (row.text_nl or row.text_fr):
        raise ValidationError(_("Write the opinion in at least one language."))
    row.full_clean(exclude=["author", "consultation"])
    row.save()
    return row


def passages(text: str) -> list[str]:
    """The passages of an opinion: what stands between empty lines."""
    return [part.strip() for part in text.replace("\r\n", "\n").split("\n\n") if part.strip()]


@transaction.atomic
def link_passage(
    *,
    consultation: Consultation,
    actor: User,
    passage: int,
    answers: Iterable[int] = (),
    remarks: Iterable[int] = (),
) -> int:
    """Say whose words stand in a passage (from 1); those linked before go; how many there are.

    Raises PermissionDenied for who does not sit on the council and before the time to answer is
    over, ValidationError for a passage that there is not.
    """
    permissions.refuse(permissions.drafting_problem(actor, consultation))
    if not permissions.is_over(consultation):
        permissions.refuse(_("What tenants wrote is read after the time to answer has ended."))
    newest = getattr(consultation, "opinion", None) or consultation.opinion_versions.first()
    texts = [newest.text_nl, newest.text_fr] if newest else []
    if not 1 <= passage <= max((len(passages(text)) for text in texts), default=0):
        raise ValidationError(_("There is no such passage."))
    links = PassageLink.objects.filter(consultation=consultation, passage=passage)
    links.delete()
    common = {"consultation": consultation, "passage": passage}
    found = OpenAnswer.objects.filter(response__consultation=consultation, pk__in=list(answers))
    rows = [PassageLink(open_answer=one, **common) for one in found]
    said = Remark.objects.shown().filter(consultation=consultation, pk__in=list(remarks))
    rows += [PassageLink(remark=one, **common) for one in said]
    PassageLink.objects.bulk_create(rows)
    return len(rows)


def _check_reads(actor: User, consultation: Consultation) -> None:
    if not permissions.can_read_texts(actor, consultation):
        permissions.refuse(_("Only the organisers of this consultation can do this."))
    if not permissions.is_over(consultation):
        permissions.refuse(_("What tenants wrote is read after the time to answer has ended."))


@transaction.atomic
def add_theme(*, question: Question, actor: User, name: ByLanguage) -> Theme:
    """A heading for the answers to an open question.

    Raises PermissionDenied for who does not read them, ValidationError without a name.
    """
    _check_reads(actor, question.consultation)
    theme = Theme(question=question)
    put_texts(theme, {"name": name})
    if not (theme.name_nl or theme.name_fr):
        raise ValidationError(_("Give the theme a name in at least one language."))
    theme.full_clean(exclude=["question"])
    theme.save()
    return theme


@transaction.atomic
def sort_texts(*, consultation: Consultation, actor: User, themes: Mapping[int, int | None]) -> int:
    """Put open answers (by key) under themes (by key, or none); how many were put.

    Raises PermissionDenied for who does not read them. A theme of another question is left out.
    """
    _check_reads(actor, consultation)
    texts = OpenAnswer.objects.filter(response__consultation=consultation, pk__in=list(themes))
    known = {
        theme.pk: theme.question_id
        for theme in Theme.objects.filter(question__consultation=consultation)
    }
    changed = []
    for text in texts:
        wanted = themes[text.pk]
        if wanted is not None and known.get(wanted) != text.question_id:
            continue
        if text.theme_id != wanted:
            text.theme_id = wanted
            changed.append(text)
    OpenAnswer.objects.bulk_update(changed, ["theme"])
    return len(changed)


@transaction.atomic
def explain_results(
    *,
    consultation: Consultation,
    actor: User,
    finding: ByLanguage,
    missing_voices: ByLanguage,
) -> None:
    """Say in a sentence what the results say, and who did not take part.

    Raises PermissionDenied for who does not organise it, and before the time to answer is over.
    """
    _check_reads(actor, consultation)
    put_texts(consultation, {"finding": finding, "missing_voices": missing_voices})
    names = [f"{name}_{code}" for name in ("finding", "missing_voices") for code in ("nl", "fr")]
    consultation.clean_fields(
        exclude=[field.name for field in consultation._meta.fields if field.name not in names]
    )
    consultation.save(update_fields=[*names, "changed_at"])
