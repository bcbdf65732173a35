"""The steps of a consultation: by dates, and the opinion and the answer by what was done."""

from datetime import timedelta

import pytest
from django.utils import timezone

from forums.consultations.actions import give_answer, give_opinion, lapse
from forums.consultations.models import Consultation, Phase
from forums.consultations.steps import steps_of
from tests.factories.consultations import closed

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(consultation):
    """Contributions are over; the council and then the company have ten days each."""
    closed(consultation)
    now = timezone.now()
    for place, kind in enumerate((Phase.Kind.OPINION, Phase.Kind.ANSWER)):
        starts = now + timedelta(days=10 * place) - timedelta(hours=1)
        consultation.phases.create(kind=kind, starts_at=starts, ends_at=starts + timedelta(days=10))
    return consultation


def _states(consultation, at=None):
    found = Consultation.objects.get(pk=consultation.pk)
    return [step.state for step in steps_of(found, at)]


def test_an_opinion_and_an_answer_are_done_when_they_are_given(asked, chair, editor):
    assert _states(asked) == ["done", "now", "next"]
    give_opinion(consultation=asked, actor=chair, text={"nl": "Voor."})
    assert _states(asked) == ["done", "done", "next"]
    give_answer(consultation=asked, actor=editor, decision="followed")
    assert _states(asked) == ["done", "done", "done"]


def test_what_is_late_is_still_waited_for(asked, chair):
    late = timezone.now() + timedelta(days=40)
    assert _states(asked, late) == ["done", "now", "now"]
    assert "moest er zijn" in steps_of(Consultation.objects.get(pk=asked.pk), late)[-1].detail


def test_after_it_lapsed_nothing_is_to_come(asked, editor):
    lapse(consultation=asked, actor=editor, reason={"nl": "Geen geld."})
    assert _states(asked) == ["done"]
