"""Pages in both trees, the plainest valid ones."""

from itertools import count

from home.news.actions import create_news, ensure_news_index
from home.news.models import NewsIndexPage, NewsPage
from home.site.bootstrap import ensure_trees
from home.site.models import ContentPage, SectionPage
from home.site.writing import write_page

_numbers = count(1)
BODY = [{"type": "text", "value": "Woorden."}]


def section(title: str = "Deel", **fields) -> SectionPage:
    """A live section below the Dutch start page."""
    return page(SectionPage, title=title, **fields)


def page(model=ContentPage, *, title: str = "", parent=None, language: str = "nl", **fields):
    """A live page in one language; the other tree shows its alias."""
    homes = ensure_trees()
    number = next(_numbers)
    words = {"title": title or f"Pagina {number}", "slug": f"pagina-{number}", **fields}
    if "is_tenant_facing" not in words and hasattr(model, "is_tenant_facing"):
        words["is_tenant_facing"] = False
    return write_page(model, parent=parent or homes["nl"], versions={language: words})


def news(title: str = "", *, parent: NewsIndexPage | None = None, **fields) -> NewsPage:
    """A live Dutch article that is not only for tenants."""
    number = next(_numbers)
    words = {"title": title or f"Nieuws {number}", "summary": "Kort.", "body": BODY}
    fields.setdefault("is_tenant_facing", False)
    return create_news(versions={"nl": words}, parent=parent, **fields)


__all__ = ["ensure_news_index", "ensure_trees", "news", "page", "section"]
