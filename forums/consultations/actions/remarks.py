"""Ideas of tenants, their comments, and the parts of a text that they comment on."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from forums.consultations import permissions
from forums.consultations.models import Consultation, Remark, Section, Support
from forums.councils.texts import ByLanguage, put_texts
from portal.accounts.models import User
from portal.core.text import clean_text
from portal.notifications.actions import follow
from portal.notifications.models import Reason

LONGEST = 2_000


@transaction.atomic
def put_sections(
    *,
    consultation: Consultation,
    actor: User | None,
    sections: Sequence[tuple[ByLanguage, ByLanguage]],
) -> list[Section]:
    """The parts of a draft's text in order, each a title and a text; those before go.

    Raises PermissionDenied once it is sent, ValidationError for a part without a text.
    """
    if actor is not None:
        permissions.check_can_change(actor, consultation)
    consultation.sections.all().delete()
    rows = []
    for position, (title, text) in enumerate(sections, 1):
        row = Section(consultation=consultation, position=position)
        put_texts(row, {"title": title, "text": text})
        row.full_clean(exclude=["consultation"])
        row.save()
        rows.append(row)
    return rows


@transaction.atomic
def write_remark(
    *,
    consultation: Consultation,
    author: User,
    text: str,
    section: Section | None = None,
    parent: Remark | None = None,
    language: str = "",
) -> Remark:
    """Keep an idea, or a comment on a part of the text or on an idea; the same twice is kept once.

    Raises PermissionDenied for who may not answer here now, ValidationError without a text and
    where no ideas are asked.
    """
    locked = Consultation.objects.select_for_update(of=("self",)).get(pk=consultation.pk)
    permissions.refuse(permissions.remark_problem(author, locked))
    cleaned = clean_text(text).strip()
    if not cleaned:
        raise ValidationError(_("Write something first."))
    if len(cleaned) > LONGEST:
        raise ValidationError(_("Make your text at most 2000 characters long."))
    _check_place(locked, section, parent)
    values = {
        "consultation": locked,
        "author": author,
        "text": cleaned,
        "section": section,
        "parent": parent,
    }
    if same := Remark.objects.filter(**values).first():
        return same
    remark = Remark.objects.create(**values, language=language or (get_language() or "nl")[:2])
    follow(user=author, about=locked.about, reason=Reason.OWN)
    return remark


def _check_place(
    consultation: Consultation, section: Section | None, parent: Remark | None
) -> None:
    if section is not None and section.consultation_id != consultation.pk:
        raise ValidationError(_("This part stands in another text."))
    if parent is not None:
        alone = parent.parent_id is None and parent.section_id is None
        if parent.consultation_id != consultation.pk or not alone:
            raise ValidationError(_("Comment on an idea of this consultation."))
    if section is None and not consultation.takes_ideas:
        raise ValidationError(_("No ideas are asked here."))


@transaction.atomic
def support(*, remark: Remark, user: User, on: bool = True) -> int:
    """Be for an idea, or no longer; how many are. Raises PermissionDenied as for writing."""
    locked = Consultation.objects.select_for_update(of=("self",)).get(pk=remark.consultation_id)
    permissions.refuse(permissions.remark_problem(user, locked))
    if remark.author_id == user.pk:
        permissions.refuse(_("This is your own idea."))
    if on:
        Support.objects.get_or_create(remark=remark, user=user)
    else:
        Support.objects.filter(remark=remark, user=user).delete()
    return remark.supports.count()


@transaction.atomic
def delete_remark(*, remark: Remark, user: User) -> None:
    """Take one's own words back while tenants answer, with the comments on them."""
    locked = Consultation.objects.select_for_update(of=("self",)).get(pk=remark.consultation_id)
    if remark.author_id != user.pk:
        permissions.refuse(_("Only who wrote it can take it back."))
    permissions.refuse(permissions.closed_problem(locked))
    remark.delete()
