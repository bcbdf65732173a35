"""What the worker does for the search, beside the outbox."""

from django_tasks import task


@task()
def look_again_at_time() -> int:
    """Mark what changed because time passed."""
    from .looking_again import look_again

    return look_again()
