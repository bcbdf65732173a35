"""Writing many new practices at once: a few statements a batch where Wagtail asks dozens a page.

What comes out is what Wagtail would have made: a page in each tree (an alias where there is no
translation), its first revision, its line in the history, its place in the admin's search.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from django.utils.text import slugify
from modelsearch.backends import get_search_backends
from wagtail.models import Locale, Page, PageLogEntry, Revision

from ..models import PracticeIndexPage, PracticePage
from .plans import STREAMS, Plan

LANGUAGES = ("nl", "fr")
SLUG_LENGTH = 80
PAGE_FIELDS = tuple(field.attname for field in Page._meta.concrete_fields)
MANY_FIELDS = tuple(field.name for field in PracticePage._meta.local_many_to_many)


class Places:
    """Where new practices go: free paths and slugs below the list of each language."""

    def __init__(self, parents: dict[str, PracticeIndexPage]) -> None:
        self.parents = parents
        self.slugs = {
            code: set(Page.objects.child_of(page).values_list("slug", flat=True))
            for code, page in parents.items()
        }
        self._last: dict[str, str | None] = {}
        self._added: dict[str, int] = {}

    def start(self) -> None:
        """Hold the lists until the transaction ends, and see what others added meanwhile."""
        keys = [page.pk for page in self.parents.values()]
        rows = {page.pk: page for page in Page.objects.select_for_update().filter(pk__in=keys)}
        for code, page in self.parents.items():
            last = page.get_last_child()
            self._last[code] = last.path if last else None
            self._added[code] = 0
            self.parents[code].numchild = rows[page.pk].numchild

    def place(self, page: PracticePage, code: str, slug: str = "") -> None:
        """Give the page the next path and a free slug below the list of the language."""
        parent = self.parents[code]
        last = self._last[code]
        path = Page._get_path(parent.path, parent.depth + 1, 1)
        if last:
            path = Page._inc_path(Page(path=last))
        self._last[code], self._added[code] = path, self._added[code] + 1
        page.path, page.depth, page.numchild = path, parent.depth + 1, 0
        page.slug = self._free(code, slug or slugify(page.title))
        page.url_path = f"{parent.url_path}{page.slug}/"

    def finish(self) -> None:
        """Tell the lists how many children they have now."""
        for code, parent in self.parents.items():
            parent.numchild += self._added[code]
            Page.objects.filter(pk=parent.pk).update(numchild=parent.numchild)

    def _free(self, code: str, wanted: str) -> str:
        taken = self.slugs[code]
        base = wanted[:SLUG_LENGTH].strip("-") or "praktijk"
        slug, number = base, 2
        while slug in taken:
            slug, number = f"{base}-{number}", number + 1
        taken.add(slug)
        return slug


def create_practices(plans: Iterable[Plan], places: Places, *, live: bool) -> list[PracticePage]:
    """Write new practices; call it in a transaction. Gives the pages, aliases among them."""
    places.start()
    moment = timezone.now()
    locales = {locale.language_code: locale for locale in Locale.objects.all()}
    sources: list[PracticePage] = []
    aliases: list[tuple[PracticePage, PracticePage]] = []
    for plan in plans:
        key = _translation_key(plan.external_id)
        made: list[PracticePage] = []
        for code, values in plan.versions.items():
            page = _page(plan, values, locales[code], key, live, moment)
            places.place(page, code, values.get("slug", ""))
            made.append(page)
        sources += made
        if live:
            for code in LANGUAGES:
                if code not in plan.versions:
                    values = next(iter(plan.versions.values()))
                    alias = _page(plan, values, locales[code], key, live, moment)
                    places.place(alias, code, values.get("slug", ""))
                    aliases.append((alias, made[0]))
    _insert(sources)
    for alias, source in aliases:
        alias.alias_of_id = source.pk
    pages = sources + [alias for alias, _source in aliases]
    _insert([alias for alias, _source in aliases])
    _insert_many(pages)
    _write_history(sources, moment, live)
    places.finish()
    for backend in get_search_backends(with_auto_update=True):
        backend.add_bulk(PracticePage, pages)
    return pages


def _translation_key(external_id: str) -> uuid.UUID:
    """A practice written out by a portal comes back under the key that it had."""
    try:
        key = uuid.UUID(external_id)
    except ValueError:
        return uuid.uuid4()
    taken = Page.objects.filter(translation_key=key).exists()
    return uuid.uuid4() if taken or str(key) != external_id else key


def _page(
    plan: Plan,
    values: dict[str, Any],
    locale: Locale,
    key: uuid.UUID,
    live: bool,
    moment: datetime,
) -> PracticePage:
    fields = {**plan.common, **values}
    for name in STREAMS:
        if name in fields:
            fields[name] = json.dumps(with_ids(fields[name]))
    fields.pop("slug", None)
    page = PracticePage(locale=locale, translation_key=key, live=live, **fields)
    page.draft_title = page.title
    page.has_unpublished_changes = not live
    page.latest_revision_created_at = moment
    if live:
        page.first_published_at = plan.published_at or moment
        page.last_published_at = plan.published_at or moment
    # The rows of the lists are kept where Wagtail keeps them until a page is saved.
    page._cluster_related_objects = {name: plan.many.get(name, []) for name in MANY_FIELDS}
    return page


def with_ids(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Blocks as the editor's screen keeps them: each with an id of its own."""
    return [{**block, "id": str(uuid.uuid4())} for block in blocks]


def _insert(pages: list[PracticePage]) -> None:
    bases = [Page(**{name: getattr(page, name) for name in PAGE_FIELDS}) for page in pages]
    Page.objects.bulk_create(bases)
    for page, base in zip(pages, bases, strict=True):
        page.pk = page.page_ptr_id = base.pk
        # The page's own row alone: the row above it is there.
        page.save_base(raw=True, force_insert=True)


def _insert_many(pages: list[PracticePage]) -> None:
    for name in MANY_FIELDS:
        field = PracticePage._meta.get_field(name)
        through = field.remote_field.through
        left, right = field.m2m_field_name(), field.m2m_reverse_field_name()
        through.objects.bulk_create(
            through(**{f"{left}_id": page.pk, f"{right}_id": row.pk})
            for page in pages
            for row in page._cluster_related_objects[name]
        )


def _write_history(pages: list[PracticePage], moment: datetime, live: bool) -> None:
    kind = ContentType.objects.get_for_model(PracticePage)
    base_kind = ContentType.objects.get_for_model(Page)
    revisions = [
        Revision(
            content_type=kind,
            base_content_type=base_kind,
            object_id=str(page.pk),
            created_at=moment,
            object_str=page.title,
            content=page.serializable_data(),
        )
        for page in pages
    ]
    Revision.objects.bulk_create(revisions)
    for page, revision in zip(pages, revisions, strict=True):
        page.latest_revision_id = revision.pk
        page.live_revision_id = revision.pk if live else None
    Page.objects.bulk_update(pages_as_bases(pages), ["latest_revision", "live_revision"])
    PageLogEntry.objects.bulk_create(
        PageLogEntry(
            page_id=page.pk,
            content_type=kind,
            label=page.title,
            action="wagtail.publish" if live else "wagtail.create",
            timestamp=moment,
            revision_id=revision.pk,
            uuid=uuid.uuid4(),
            content_changed=True,
        )
        for page, revision in zip(pages, revisions, strict=True)
    )


def pages_as_bases(pages: list[PracticePage]) -> list[Page]:
    """The rows of the table of pages, for statements about many of them."""
    return [
        Page(
            pk=page.pk,
            latest_revision_id=page.latest_revision_id,
            live_revision_id=page.live_revision_id,
            locale_id=page.locale_id,
            content_type_id=page.content_type_id,
        )
        for page in pages
    ]
