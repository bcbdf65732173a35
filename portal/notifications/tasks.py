"""What the worker does. Each may run twice or be stopped half way: the result is the same."""

from django_tasks import task


@task()
def spread(event_id: int) -> None:
    """Give an event to all who follow it, then send the mails."""
    from .spreading import spread_event

    spread_event(event_id)


@task()
def send_mails() -> None:
    """Send every mail that is due."""
    from .sending import send_due

    send_due()
