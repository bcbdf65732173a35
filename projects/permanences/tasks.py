"""What the worker does for this room from time to time."""

from django_tasks import task

from . import actions


@task()
def plan_openings() -> int:
    """Work out further openings, with the days off as they are now."""
    return actions.extend_plans()


@task()
def ask_to_confirm() -> int:
    """Ask whether old hours are still right."""
    return actions.nag()
