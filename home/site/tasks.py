"""What the worker does for pages."""

from django_tasks import task

from .scheduled import publish_due, take_off_expired


@task()
def follow_dates() -> int:
    """Put pages online and take them off on the days that were set; says how many."""
    return take_off_expired() + publish_due()
