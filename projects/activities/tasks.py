"""What the worker does for this room from time to time."""

from django_tasks import task

from . import actions


@task()
def purge_lists() -> int:
    """Forget who came, in time."""
    return actions.purge_old_lists()


@task()
def plan_further() -> int:
    """Work out the dates of what has no end."""
    return actions.extend_plans()


@task()
def remind() -> int:
    """A word the day before."""
    return actions.send_reminders()
