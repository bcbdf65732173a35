"""What this room keeps of people."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from portal.core.personal import (
    DELETE,
    UNLINK,
    Basis,
    Entry,
    acted,
    before_erasing,
    own,
    register,
)

from .actions.changing import delete_own_post
from .models import Post

PUBLIC = _("as long as the topic")
READERS = _("who may read that board")
THE_PERSON = _("the person")
STAYS = _("Messages stay where others answered them, under the name “Former member”.")
register(
    Entry(
        "boards.Topic",
        purpose=_("To talk with each other."),
        basis=Basis.TASK,
        kept=PUBLIC,
        readers=READERS,
        links=(own("author", erase=UNLINK, remains=STAYS), acted("last_author")),
    ),
    Entry(
        "boards.Post",
        purpose=_("To talk with each other."),
        basis=Basis.TASK,
        kept=PUBLIC,
        readers=READERS,
        links=(own("author", erase=UNLINK, remains=STAYS), acted("state_by")),
        secret=("token", "html"),
    ),
    Entry(
        "boards.PostRevision",
        purpose=_("To see what a message said before it was changed."),
        basis=Basis.INTEREST,
        kept=_("until the account is erased"),
        readers=_("the person; moderators"),
        links=(own("post__author"),),
    ),
    Entry(
        "boards.Picture",
        purpose=_("To show what a message is about."),
        basis=Basis.TASK,
        kept=PUBLIC,
        readers=READERS,
        links=(own("post__author"),),
    ),
    Entry(
        "boards.Attachment",
        purpose=_("To let others read a document that belongs to a message."),
        basis=Basis.TASK,
        kept=PUBLIC,
        readers=READERS,
        links=(own("post__author"),),
    ),
    Entry(
        "boards.Board",
        purpose=_("To know who moderates a board."),
        basis=Basis.TASK,
        kept=_("until somebody else moderates it"),
        readers=_("administrators"),
        links=(acted("moderators", erase=UNLINK),),
    ),
    Entry(
        "boards.Joined",
        purpose=_("To keep one's own boards together and to hear as much of them as one wants."),
        basis=Basis.CONTRACT,
        kept=_("until the account is erased"),
        readers=THE_PERSON,
        links=(own("user"),),
    ),
    Entry(
        "boards.Shown",
        purpose=_("To show others only what one wants."),
        basis=Basis.CONTRACT,
        kept=_("until the account is erased"),
        readers=THE_PERSON,
        links=(own("user"),),
    ),
    Entry(
        "boards.TopicRead",
        purpose=_("To go on reading where one stopped."),
        basis=Basis.CONTRACT,
        kept=_("until the account is erased"),
        readers=THE_PERSON,
        links=(own("user"),),
    ),
    Entry(
        "boards.Ignored",
        purpose=_("Not to see the messages of somebody."),
        basis=Basis.CONTRACT,
        kept=_("until the account is erased"),
        readers=THE_PERSON,
        # Who ignores somebody is not told to them.
        links=(own("user"), acted("other", erase=DELETE)),
    ),
    Entry(
        "boards.Draft",
        purpose=_("Not to lose what one was typing."),
        basis=Basis.CONTRACT,
        kept=_("until it is sent or thrown away"),
        readers=THE_PERSON,
        links=(own("user"),),
    ),
    Entry(
        "boards.Thanks",
        purpose=_("To thank somebody for a message."),
        basis=Basis.CONTRACT,
        kept=_("until the account is erased"),
        readers=_("the number: who reads the message"),
        links=(own("user"),),
    ),
    Entry(
        "boards.Ballot",
        purpose=_("To let everybody vote once in a poll; what was chosen is not kept with it."),
        basis=Basis.TASK,
        kept=_("until the account is erased"),
        readers=_("nobody"),
        links=(own("user", remains=_("Votes stay counted, without a link to anybody.")),),
    ),
)


@before_erasing
def take_messages_away(user: Any, with_texts: bool) -> None:
    """With their words: each message leaves a neutral mark in its place."""
    if not with_texts:
        return
    for post in Post.objects.filter(author=user, state=Post.State.VISIBLE).order_by("pk"):
        delete_own_post(post=post, author=user)
    rest = Post.objects.filter(author=user).exclude(state=Post.State.DELETED)
    rest.update(text="", html="", edit_reason="")
