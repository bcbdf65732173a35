"""Ideas and comments as the page shows them: plain rows, few queries."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db.models import BooleanField, Count, Exists, OuterRef, Q, QuerySet, Value

from portal.core.paging import Page, page_by_key

from .models import Consultation, Remark, Section, Support

if TYPE_CHECKING:
    from portal.accounts.audiences import Anybody

IDEAS_A_PAGE = 20
MOST_COMMENTS = 200


@dataclass(slots=True)
class Part:
    """A part of the text with what was said about it."""

    section: Section
    remarks: list[Remark] = field(default_factory=list)


def is_held(consultation: Consultation) -> bool:
    """Whether there is anything to write beside the questions."""
    return consultation.takes_ideas or consultation.sections.exists()


def remarks_for(consultation: Consultation, user: Anybody) -> QuerySet[Remark]:
    """Those that the reader sees: what moderation hid is left to its author."""
    mine = Q(author=user) & ~Q(state=Remark.State.REMOVED) if user.is_authenticated else Q()
    seen = Q(state=Remark.State.VISIBLE)
    rows = Remark.objects.filter(consultation=consultation).select_related("author")
    return rows.filter(seen | mine if user.is_authenticated else seen)


def parts_of(consultation: Consultation, user: Anybody) -> list[Part]:
    """The parts of the text in order, each with its comments."""
    parts = {section.pk: Part(section) for section in consultation.sections.all()}
    if parts:
        rows = remarks_for(consultation, user).filter(section__isnull=False).order_by("-pk")
        for remark in reversed(rows[:MOST_COMMENTS]):
            parts[remark.section_id].remarks.append(remark)
    return list(parts.values())


def ideas_of(consultation: Consultation, user: Anybody, key: str) -> Page[Remark]:
    """A page of ideas, those with most support first; each has its `comment_list`."""
    supported: Exists | Value = Value(False, output_field=BooleanField())
    if user.is_authenticated:
        supported = Exists(Support.objects.filter(remark=OuterRef("pk"), user=user))
    rows = remarks_for(consultation, user).ideas()
    rows = rows.annotate(support_count=Count("supports"), supported=supported)
    page = page_by_key(rows, order=["-support_count", "-pk"], key=key, size=IDEAS_A_PAGE)
    comments: dict[int, list[Remark]] = defaultdict(list)
    found = remarks_for(consultation, user).filter(parent__in=[idea.pk for idea in page.items])
    for comment in found.order_by("pk")[: MOST_COMMENTS * IDEAS_A_PAGE]:
        comments[comment.parent_id].append(comment)
    for idea in page.items:
        idea.comment_list = comments[idea.pk]
    return page
