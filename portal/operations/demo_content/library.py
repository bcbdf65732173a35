"""Demo articles, documents with their versions, useful links, and the agenda of the sector."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.models import Page

from home.documents.models import DocumentVersion, LibraryDocument
from home.knowledge.actions import ARTICLES
from home.knowledge.models import ArticleIndexPage, ArticlePage
from home.meetings.models import MeetingDate, SectorMeeting
from home.useful_links.models import UsefulLink
from portal.accounts.wagtail_rights import organisation_collection
from portal.core.paper import make_pdf
from portal.organisations.models import Organisation
from portal.taxonomy.models import Pillar, TargetGroup, Theme

from .blocks import body
from .loading import Demo, read
from .pages import publish_versions, section

WORDS = ("title", "summary")


def load_library(demo: Demo, knowledge: dict[str, Page]) -> None:
    """All four, below the knowledge base and in its rooms."""
    data = read("library")
    parents = section(demo, ArticleIndexPage, ARTICLES, knowledge)
    for table in data.get("article", []):
        _load_article(demo, table, parents)
    for table in data.get("document", []):
        _load_document(demo, table)
    for table in data.get("link", []):
        _load_link(demo, table)
    for table in data.get("meeting", []):
        _load_meeting(demo, table)


def _owner(demo: Demo, key: str) -> Organisation | None:
    return demo.organisations.get(key) or demo.companies.get(key)


def _themes(table: dict[str, Any]) -> list[Theme]:
    return list(Theme.objects.filter(code__in=table["themes"]))


def _load_article(demo: Demo, table: dict[str, Any], parents: dict[str, Page]) -> None:
    related = [("page", demo.practices[key]) for key in table["related"] if key in demo.practices]
    shared = {
        "kind": table["kind"],
        "dated_on": demo.day(-table["days_ago"]),
        "organisation": _owner(demo, table["organisation"]),
        "related": related,
        "sources": "\n".join(table.get("sources", [])),
        "is_demo": True,
    }
    versions = {
        code: {**shared, **_article(demo.filled(table[code], code))}
        for code in ("nl", "fr")
        if code in table
    }
    many = {
        "pillars": list(Pillar.objects.filter(code__in=table["pillars"])),
        "themes": _themes(table),
        "target_groups": list(TargetGroup.objects.filter(code__in=table["target_groups"])),
    }
    publish_versions(ArticlePage, versions, parents, at=demo.moment(-table["days_ago"]), many=many)


def _article(own: dict[str, Any]) -> dict[str, Any]:
    found = {
        "title": own["title"],
        "slug": "",
        "summary": own["summary"],
        "plain_language": own["plain"],
        "body": body(own["body"]),
    }
    return found | ({"sources": "\n".join(own["sources"])} if "sources" in own else {})


def _load_document(demo: Demo, table: dict[str, Any]) -> None:
    owner = _owner(demo, table["organisation"])
    entry = LibraryDocument.objects.create(
        **{f"{name}_{code}": table[f"{name}_{code}"] for name in WORDS for code in ("nl", "fr")},
        **{f"text_version_{code}": table[f"text_{code}"] for code in ("nl", "fr")},
        kind=table["kind"],
        languages=table["languages"],
        dated_on=demo.day(-table["days_ago"]),
        organisation=owner,
        readers=table["readers"],
        is_accessible=table["accessible"],
        is_published=True,
        is_demo=True,
    )
    for version in table["version"]:
        DocumentVersion.objects.create(
            entry=entry,
            file=_file(entry, table, owner),
            dated_on=demo.day(-version["days_ago"]),
            label=version["label"],
            what_changed=version["what_changed"],
        )
    entry.themes.set(_themes(table))
    entry.save()


def _file(entry: LibraryDocument, table: dict[str, Any], owner: Organisation | None) -> Any:
    code = table["languages"][:2]
    title = getattr(entry, f"title_{code}")
    words = [part for part in table[f"text_{code}"].split("\n\n") if part]
    made = make_pdf(
        "portal/operations/demo_document.typ", {"paragraphs": words}, title=title, language=code
    )
    where = {"collection": organisation_collection(owner)} if owner else {}
    document = get_document_model().objects.create(
        title=title, file=ContentFile(made, name=f"{table['key']}.pdf"), **where
    )
    document.get_file_size()
    return document


def _load_link(demo: Demo, table: dict[str, Any]) -> None:
    names = ("title", "text", "url")
    link = UsefulLink.objects.create(
        **{f"{name}_{code}": table[f"{name}_{code}"] for name in names for code in ("nl", "fr")},
        languages=table["languages"],
        checked_on=demo.day(-table["checked_days_ago"]),
        is_demo=True,
    )
    link.themes.set(_themes(table))
    link.save()


def _load_meeting(demo: Demo, table: dict[str, Any]) -> None:
    names = ("title", "summary", "text", "place", "cost")
    until = demo.day(table["registration_in_days"]) if table["registration_in_days"] else None
    meeting = SectorMeeting.objects.create(
        **{f"{name}_{code}": table[f"{name}_{code}"] for name in names for code in ("nl", "fr")},
        kind=table["kind"],
        languages=table["languages"],
        organisation=_owner(demo, table["organisation"]),
        readers=table["readers"],
        online_url=table["online_url"],
        registration_url=table["registration_url"],
        registration_until=until,
        is_published=True,
        is_demo=True,
    )
    for one in table["date"]:
        day = demo.day(one["in_days"], one["weekday"])
        MeetingDate.objects.create(
            meeting=meeting, starts_at=_at(day, one["start"]), ends_at=_at(day, one["end"])
        )
    meeting.themes.set(_themes(table))
    meeting.save()


def _at(day: Any, hour: str) -> datetime:
    hours, minutes = (int(part) for part in hour.split(":"))
    return timezone.make_aware(datetime.combine(day, time(hours, minutes)))
