"""The pages above the practices, and whom reviewers' rights are for."""

from __future__ import annotations

from django.db import transaction

from home.site.bootstrap import ensure_trees
from home.site.writing import write_page
from portal.accounts.wagtail_rights import sync_review_rights

from .models import ArticleIndexPage, KnowledgePage, PracticeIndexPage

KNOWLEDGE = {
    "nl": {
        "title": "Kennisbank",
        "slug": "kennisbank",
        "summary": "Collega’s delen wat werkt, wat het kost en wat misging.",
    },
    "fr": {
        "title": "Base de connaissances",
        "slug": "base-de-connaissances",
        "summary": "Des collègues partagent ce qui marche, ce que cela coûte et ce qui a raté.",
    },
}
PRACTICES = {
    "nl": {"title": "Goede praktijken", "slug": "goede-praktijken"},
    "fr": {"title": "Bonnes pratiques", "slug": "bonnes-pratiques"},
}
ARTICLES = {
    "nl": {
        "title": "Artikels",
        "slug": "artikels",
        "summary": "De achtergrond van individueel, collectief en gemeenschappelijk werk,"
        " de deontologie, en hoe u iets aanpakt.",
    },
    "fr": {
        "title": "Articles",
        "slug": "articles",
        "summary": "Le cadre du travail individuel, collectif et communautaire, la déontologie,"
        " et des marches à suivre.",
    },
}


@transaction.atomic
def ensure_article_index() -> ArticleIndexPage:
    """The list of articles in the Dutch tree, made (with what is above) when missing."""
    home = ensure_trees()["nl"]
    found = ArticleIndexPage.objects.descendant_of(home).first()
    if found is None:
        above = KnowledgePage.objects.child_of(home).first() or write_page(
            KnowledgePage, parent=home, versions=KNOWLEDGE, common={"show_in_menus": True}
        )
        found = write_page(ArticleIndexPage, parent=above, versions=ARTICLES)
    return found


@transaction.atomic
def ensure_practice_index() -> PracticeIndexPage:
    """The list of good practices in the Dutch tree, made (with what is above) when missing."""
    home = ensure_trees()["nl"]
    found = PracticeIndexPage.objects.descendant_of(home).first()
    if found is None:
        above = KnowledgePage.objects.child_of(home).first() or write_page(
            KnowledgePage, parent=home, versions=KNOWLEDGE, common={"show_in_menus": True}
        )
        found = write_page(PracticeIndexPage, parent=above, versions=PRACTICES)
    give_reviewers_their_pages()
    return found


def give_reviewers_their_pages() -> None:
    """Let reviewers change and publish what lies below the lists of practices, nothing else."""
    sync_review_rights(PracticeIndexPage.objects.all())


def load_reference() -> int:
    """The knowledge base in both languages; says how many pages were made."""
    before = _count()
    ensure_practice_index()
    ensure_article_index()
    return _count() - before


def _count() -> int:
    return sum(
        model.objects.count() for model in (PracticeIndexPage, ArticleIndexPage, KnowledgePage)
    )
