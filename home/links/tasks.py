"""What the worker does each night: links in the portal, and a few questions to other sites."""

from django.conf import settings
from django_tasks import task
from wagtail.models import Page

from .actions import ask_outside, check_pages, check_rows

AT_ONCE = 100
MOST_ASKED = 40


@task()
def check_links(after: int = 0) -> int:
    """Look at the pages after this one, a hundred at a time; the next hundred follow by themselves.

    The first time the rows with addresses are looked at too. Says how many links do not work in
    these.
    """
    broken = 0 if after else check_rows()
    pages = Page.objects.filter(pk__gt=after, depth__gt=1).order_by("pk")[:AT_ONCE]
    found = list(pages.specific())
    broken += check_pages(found)
    if len(found) == AT_ONCE:
        check_links.enqueue(max(page.pk for page in found))
    return broken


@task()
def ask_other_sites() -> int:
    """Ask about some links to other sites, when the portal may; says how many."""
    return ask_outside(MOST_ASKED) if settings.CHECK_OUTSIDE_LINKS else 0
