"""What the worker does for this room."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django_tasks import task

from .letters import membership_letter
from .mail import compose
from .models import Membership


@task()
def tell_person(membership_id: int, event: str) -> bool:
    """Mail the person what became of a declaration, as it stands now; False when it changed."""
    rows = Membership.objects.select_related("user", "organisation")
    membership = rows.filter(pk=membership_id, state=event).first()
    if membership is None or not membership.user.email or not membership.user.is_active:
        return False
    with translation.override(membership.user.language):
        page = "my_home" if event == "verified" else "first_steps"
        url = settings.WAGTAILADMIN_BASE_URL.rstrip("/") + reverse(page)
        letter = membership_letter(membership, event, url)
        return bool(compose(letter, membership.user.email).send())
