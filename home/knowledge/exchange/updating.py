"""A practice that is there already: what a line changes of it, the way an editor would."""

from __future__ import annotations

import json
from typing import Any

from django.db import transaction
from wagtail.models import Locale

from home.site.in_step import keep_in_step

from ..models import PracticePage
from .bulk import with_ids
from .plans import STREAMS, Plan
from .texts import without_ids


def update_practice(plan: Plan, pages: dict[str, PracticePage], *, publish: bool) -> bool:
    """Bring the versions of a practice to what the plan says; says whether anything changed.

    `pages` are its pages by language, aliases not among them.
    """
    changed = False
    for code, values in plan.versions.items():
        page = pages.get(code)
        if page is None:
            page = _new_version(next(iter(pages.values())), code)
            changed |= _write(page, plan, values, publish, is_new=True)
        else:
            changed |= _write(page, plan, values, publish)
    return changed


@transaction.atomic
def _new_version(source: PracticePage, code: str) -> PracticePage:
    """The page in the other language: its alias, made a page of its own."""
    locale = Locale.objects.get(language_code=code)
    page = source.get_translation_or_none(locale)
    if page is None:
        page = source.copy_for_translation(locale, copy_parents=True, alias=True).specific
    page.alias_of = None
    for name in ("body", "steps", "partners", "photos"):
        setattr(page, name, "[]")
    return page


def _write(
    page: PracticePage, plan: Plan, values: dict[str, Any], publish: bool, *, is_new: bool = False
) -> bool:
    wanted = {**plan.common, **values}
    # The name that a practice has outside stays the one that it was made with.
    wanted.pop("external_id")
    if plan.published_at and page.live:
        wanted["first_published_at"] = plan.published_at
    own = {name: value for name, value in wanted.items() if _differs(page, name, value)}
    many = {
        name: rows
        for name, rows in plan.many.items()
        if {row.pk for row in rows} != {row.pk for row in getattr(page, name).all()}
    }
    waits = publish and not page.live
    if not own and not many and not is_new and not waits:
        return False
    for name, value in own.items():
        setattr(page, name, json.dumps(with_ids(value)) if name in STREAMS else value)
    for name, rows in many.items():
        getattr(page, name).set(rows)
    page.draft_title = page.title
    if is_new:
        page.save()
    revision = page.save_revision()
    if publish:
        revision.publish()
        keep_in_step(page)
    return True


def _differs(page: PracticePage, name: str, value: Any) -> bool:
    current = getattr(page, name)
    if name in STREAMS:
        return without_ids(list(current.raw_data)) != without_ids(value)
    return current != value
