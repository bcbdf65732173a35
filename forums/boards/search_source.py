"""Topics as the search engine gets them: a title and the words of its visible messages."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import translation

from portal.core.text import plain_text, shorten
from search.contract import Document, Text
from search.sources import make_key

from .models import Post, Topic

# Enough to find a topic by; a very long one is found by its first hundred messages.
POSTS_A_DOCUMENT = 100
LANGUAGES = ("nl", "fr")


class TopicSource:
    """Topics of all boards; each document carries the audience of its board."""

    kind = "topic"

    def documents(self) -> Iterator[Document]:
        """Every topic that somebody may find, one after the other."""
        topics = Topic.objects.shown().select_related("board").order_by("pk")
        for topic in topics.iterator(chunk_size=500):
            yield self._document(topic)

    def document(self, object_id: str) -> Document | None:
        """One topic; None when it is hidden or gone."""
        if not object_id.isdigit():
            return None
        topic = Topic.objects.shown().select_related("board").filter(pk=int(object_id)).first()
        return self._document(topic) if topic else None

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
            facets={"kind": (self.kind,), "board": (board.slug,)},
            facet_labels=tuple(dict.fromkeys(board.names.values())),
            published_at=topic.created_at,
            changed_at=topic.last_post_at,
        )


topic_source = TopicSource()
