"""What the worker does for this room. It may run twice: nobody is told twice."""

from __future__ import annotations

from datetime import datetime

from django_tasks import task


@task()
def tell_tenants(election_id: int, event: str, moment: str) -> None:
    """Tell all confirmed tenants of the company."""
    from .models import Election
    from .telling import tell_all

    election = Election.objects.select_related("company").filter(pk=election_id).first()
    if election is not None:
        tell_all(election, event, datetime.fromisoformat(moment))
