"""Topics as the search engine gets them: a title and the words of its visible messages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from django.utils import translation
from django.utils.translation import ngettext

from portal.core.text import plain_text, shorten
from search.common_facets import organisation_facets, years
from search.contract import Document, Text
from search.sources import make_key
from search.titles import rows_named, titles_of

from .models import Board, Post, Topic

# Enough to find a topic by; a very long one is found by its first hundred messages.
POSTS_A_DOCUMENT = 100
RELATED = ("board", "board__organisation")
LANGUAGES = ("nl", "fr")


class TopicSource:
    """Topics of all boards; each document carries the audience of its board."""

    kind = "topic"

    def documents(self) -> Iterator[Document]:
        """Every topic that somebody may find, one after the other."""
        topics = Topic.objects.shown().select_related(*RELATED).order_by("pk")
        for topic in topics.iterator(chunk_size=500):
            yield self._document(topic)

    def document(self, object_id: str) -> Document | None:
        """One topic; None when it is hidden or gone."""
        if not object_id.isdigit():
            return None
        topic = Topic.objects.shown().select_related(*RELATED).filter(pk=int(object_id)).first()
        return self._document(topic) if topic else None

    def find_titles(
        self, text: str, audiences: frozenset[str], limit: int
    ) -> Iterable[tuple[str, Mapping[str, Text]]]:
        """Those with these words in their title, when the engine does not answer."""
        rows = Topic.objects.shown().filter(board__audience__in=audiences)
        rows = rows_named(rows.select_related(*RELATED), text).order_by("-pk")[:limit]
        return titles_of(map(self._document, rows))

    def _document(self, topic: Topic) -> Document:
        posts = Post.objects.shown().filter(topic=topic).order_by("position")
        words = [
            plain_text(html) for html in posts.values_list("html", flat=True)[:POSTS_A_DOCUMENT]
        ]
        # A topic has one language; what is written in a third one is offered as Dutch.
        language = topic.language if topic.language in LANGUAGES else "nl"
        with translation.override(language):
            url = topic.get_absolute_url()
        text = Text(
            title=topic.title,
            summary=shorten(words[0]) if words else "",
            body="\n".join(words),
            url=url,
        )
        board = topic.board
        return Document(
            key=make_key(self.kind, topic.pk),
            kind=self.kind,
            texts={language: text},
            audience=board.audience,
            facets={
                "board": (board.slug,),
                **organisation_facets(board.organisation),
                **years(topic.created_at),
                "theme": tuple(topic.themes.values_list("code", flat=True)),
                "language": (language,),
            },
            facet_labels=tuple(dict.fromkeys(board.names.values())),
            published_at=topic.created_at,
            changed_at=topic.last_post_at,
        )


def board_names(audiences: frozenset[str]) -> dict[str, str]:
    """The boards that these audiences may know of, by their address."""
    return {board.slug: board.name for board in Board.objects.visible_in(audiences)}


def reply_counts(object_ids: list[str]) -> dict[str, list[str]]:
    """How many messages each of these topics has."""
    rows = Topic.objects.filter(pk__in=object_ids).values_list("pk", "posts_count")
    return {
        str(pk): [ngettext("%(num)s message", "%(num)s messages", count) % {"num": count}]
        for pk, count in rows
    }


topic_source = TopicSource()
