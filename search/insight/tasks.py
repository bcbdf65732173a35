"""What the worker does for the numbers."""

from django_tasks import task


@task()
def forget_old_questions() -> int:
    """Remove what need not be known any more."""
    from .actions import forget_old

    return forget_old()


@task()
def count_concepts() -> int:
    """Count how many pages speak of each concept, for the report of use."""
    from .reports import count_pages_of_concepts

    return count_pages_of_concepts()
