"""What moderation does with a message: the hand that this room lends it."""

from __future__ import annotations

from django.utils import timezone

from portal.accounts.models import User
from portal.core.text import markdown_to_html
from portal.moderation.subjects import Subject
from search.outbox.actions import mark

from .attachments import forget_attachments
from .counting import recount_board, recount_topic
from .models import Post
from .pictures import forget_pictures
from .telling import announce_post

REASON_LENGTH = 300


def subject_of(post: Post) -> Subject:
    """A message as moderation sees it."""
    board = post.topic.board
    return Subject(
        kind=PostContent.kind,
        object_id=str(post.pk),
        title=post.topic.title,
        html=post.html,
        url=post.get_absolute_url(),
        language=post.language,
        audience=board.audience,
        organisation_id=board.organisation_id,
        author=post.author,
        is_shown=post.state == Post.State.VISIBLE,
        text=post.text,
        scope=board.scope,
        reports_to_hide=board.reports_to_hide,
    )


def set_state(post: Post, state: str, reason: str, by: User | None) -> None:
    """Give a message another state, and its topic and board the counts that follow."""
    post.state, post.state_reason, post.state_by = state, reason[:REASON_LENGTH], by
    post.state_at = timezone.now()
    post.save(update_fields=["state", "state_reason", "state_by", "state_at", "text", "html"])
    recount_topic(post.topic)
    recount_board(post.topic.board)
    mark("topic", str(post.topic_id))


class PostContent:
    """Messages of all boards. What its author has deleted stays deleted, whatever is decided."""

    kind = "post"

    def find(self, object_id: str) -> Subject | None:
        """The message in whatever state; None when there is none."""
        post = self._post(object_id)
        return subject_of(post) if post else None

    def hide(self, object_id: str, reason: str, by: User | None) -> None:
        """Out of sight, with the reason in its place."""
        self._set(object_id, Post.State.HIDDEN, reason, by)

    def ask_to_edit(self, object_id: str, reason: str, by: User | None) -> None:
        """Out of sight until its author has changed it."""
        self._set(object_id, Post.State.ASKED, reason, by)

    def remove(self, object_id: str, reason: str, by: User | None) -> None:
        """Without its text, now and before."""
        post = self._post(object_id)
        if post and post.state != Post.State.DELETED:
            post.text = post.html = ""
            post.revisions.all().delete()
            forget_pictures(post)
            forget_attachments(post)
            set_state(post, Post.State.REMOVED, reason, by)

    def show(self, object_id: str, text: str, by: User | None) -> None:
        """In sight, with the text that it had; followers hear of it when it had been held."""
        post = self._post(object_id)
        if post is None or post.state in (Post.State.VISIBLE, Post.State.DELETED):
            return
        was_held = post.state == Post.State.PENDING
        if post.state == Post.State.REMOVED:
            if not text:
                return
            post.text, post.html = text, markdown_to_html(text)
        set_state(post, Post.State.VISIBLE, "", by)
        if was_held:
            announce_post(post)

    def _set(self, object_id: str, state: str, reason: str, by: User | None) -> None:
        post = self._post(object_id)
        if post and post.state != Post.State.DELETED:
            set_state(post, state, reason, by)

    def _post(self, object_id: str) -> Post | None:
        if not object_id.isascii() or not object_id.isdigit() or len(object_id) > 18:
            return None
        posts = Post.objects.select_related("topic__board", "author")
        return posts.filter(pk=int(object_id)).first()


post_content = PostContent()
