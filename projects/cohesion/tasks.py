"""What the worker does for this room from time to time."""

from django_tasks import task

from . import actions


@task()
def warn_of_agreements() -> int:
    """Tell in time that an agreement ends."""
    return actions.warn_of_ends()
