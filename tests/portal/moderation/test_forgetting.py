"""Removed texts are kept apart for an appeal, then erased."""

from datetime import timedelta

import pytest
from django.utils import timezone

from portal.moderation.actions import Judgement, decide, file_report
from portal.moderation.models import Case
from portal.moderation.tasks import erase_old_now


@pytest.mark.parametrize(("days", "kept"), [(182, True), (190, False)])
def test_a_removed_text_is_erased_when_nobody_can_object(
    subject, neighbours, moderator, days, kept
):
    file_report(subject=subject, reporter=neighbours[0], reason="illegal", text="Dit mag niet")
    judgement = Judgement(outcome="remove", statement="Een dreiging.")
    decide(case=Case.objects.get(), moderator=moderator, judgement=judgement)
    erase_old_now(timezone.now() + timedelta(days=days))
    case = Case.objects.get()
    assert bool(case.kept_text) is kept
    assert bool(case.reports.get().text) is kept
    assert erase_old_now(timezone.now() + timedelta(days=days)) == 0
