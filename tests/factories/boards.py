"""Boards, topics and messages, the plainest valid ones."""

import factory
from factory.django import DjangoModelFactory

from forums.boards import actions
from forums.boards.models import Board, Post, Topic
from portal.accounts.audiences import PROFESSIONAL
from portal.core.text import markdown_to_html
from tests.factories.accounts import UserFactory


class BoardFactory(DjangoModelFactory):
    """A board that everybody reads and tenants of any company write on."""

    slug = factory.Sequence(lambda n: f"board-{n}")
    name_nl = factory.Sequence(lambda n: f"Bord {n}")
    name_fr = factory.Sequence(lambda n: f"Tableau {n}")

    class Meta:
        model = Board

    class Params:
        professional = factory.Trait(
            kind=Board.Kind.PROFESSIONALS, audience=PROFESSIONAL, posting_audience=PROFESSIONAL
        )


def board_of(company, *, closed: bool = True, **fields) -> Board:
    """A board of `company`; closed ones are read by its own people alone."""
    name = {"nl": f"Bord van {company.pk}", "fr": f"Tableau de {company.pk}"}
    slug = fields.pop("slug", f"company-board-{company.pk}")
    return actions.open_board(
        slug=slug, name=name, company=company, is_closed_to_others=closed, **fields
    )


class TopicFactory(DjangoModelFactory):
    """A topic with its opening message, written without asking who may."""

    board = factory.SubFactory(BoardFactory)
    author = factory.SubFactory(UserFactory)
    title = factory.Sequence(lambda n: f"Vraag {n}")
    slug = factory.Sequence(lambda n: f"vraag-{n}")
    language = "nl"
    posts_count = 1
    last_position = 1

    class Meta:
        model = Topic
        skip_postgeneration_save = True

    @factory.post_generation
    def opening(self, create, extracted, **kwargs):
        if create:
            words = extracted or "Een bericht."
            add_post(self, text=words, author=self.author, position=1)


def add_post(topic: Topic, *, text: str = "Een bericht.", position: int = 0, **fields) -> Post:
    """A message in `topic`; without a position, behind the others."""
    if not position:
        topic.last_position += 1
        topic.posts_count += 1
        position = topic.last_position
        topic.save()
    fields.setdefault("author", topic.author)
    fields.setdefault("html", markdown_to_html(text))
    return Post.objects.create(topic=topic, position=position, text=text, **fields)
