"""What the worker does for this room."""

from django_tasks import task

from .mail import mail_person
from .models import Membership


@task()
def tell_person(membership_id: int, event: str) -> bool:
    """Mail the person what became of a declaration, as it stands now; False when it changed."""
    rows = Membership.objects.select_related("user", "organisation", "site")
    membership = rows.filter(pk=membership_id, state=event).first()
    if membership is None:
        return False
    context = {"membership": membership, "organisation": membership.organisation}
    return mail_person(membership.user, f"portal/accounts/mail/membership_{event}", context)
