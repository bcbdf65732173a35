"""Documents of the library, links, meetings and articles, the plainest valid ones."""

from datetime import timedelta
from itertools import count

from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.documents import get_document_model

from home.documents.models import DocumentVersion, LibraryDocument
from home.knowledge.actions import ensure_article_index
from home.knowledge.models import ArticlePage
from home.meetings.models import MeetingDate, SectorMeeting
from home.site.writing import write_page
from home.useful_links.models import UsefulLink

_numbers = count(1)


def file(name: str = "gids.txt", content: bytes = b"Stappen", **fields):
    """A file as an editor uploads it."""
    return get_document_model().objects.create(
        title="Gids", file=ContentFile(content, name=name), **fields
    )


def library_document(*, files: int = 1, themes=(), **fields) -> LibraryDocument:
    """A published document for everybody, with a file a version, the last one the newest."""
    number = next(_numbers)
    values = {"title_nl": f"Gids {number}", "title_fr": f"Guide {number}", "is_published": True}
    made = LibraryDocument.objects.create(**{**values, **fields})
    for place in range(files):
        day = timezone.localdate() - timedelta(days=files - place)
        DocumentVersion.objects.create(
            entry=made, file=file(f"gids-{number}.txt"), dated_on=day, label=str(place + 1)
        )
    if themes:
        made.themes.set(themes)
        made.save()
    return made


def useful_link(title: str = "", *, themes=(), **fields) -> UsefulLink:
    """A link in use."""
    title = title or f"Site {next(_numbers):04}"
    values = {"title_nl": title, "title_fr": title, "url_nl": "https://site.example/"}
    made = UsefulLink.objects.create(**{**values, **fields})
    if themes:
        made.themes.set(themes)
        made.save()
    return made


def meeting(title: str = "", *, in_days=(7,), hours: int = 2, **fields) -> SectorMeeting:
    """A published meeting for everybody, with a date after each of `in_days`."""
    title = title or f"Overleg {next(_numbers):04}"
    values = {"title_nl": title, "title_fr": title, "is_published": True}
    made = SectorMeeting.objects.create(**{**values, **fields})
    for days in in_days:
        starts = timezone.now() + timedelta(days=days)
        MeetingDate.objects.create(
            meeting=made, starts_at=starts, ends_at=starts + timedelta(hours=hours)
        )
    return made


def article(title: str = "", *, languages: tuple[str, ...] = ("nl",), **fields) -> ArticlePage:
    """A live article with a text in these languages."""
    number = next(_numbers)
    words = {
        code: {"title": f"{title or 'Artikel'} {number}{code if code != 'nl' else ''}".strip()}
        for code in languages
    }
    if title:
        words["nl"]["title"] = title
    return write_page(
        ArticlePage,
        parent=ensure_article_index(),
        versions=words,
        common={"summary": "Kort.", **fields},
    )
