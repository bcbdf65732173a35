"""What the worker does for saved searches."""

from django_tasks import task


@task()
def tell_search_news() -> int:
    """Tell everybody what is new in the searches that they keep."""
    from .actions import tell_news

    return tell_news()
