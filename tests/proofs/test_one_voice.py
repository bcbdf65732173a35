"""However often and however fast a person answers: one voice, and none that was confirmed lost."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection, connections

from forums.consultations.actions import (
    change_by_receipt,
    claim_code,
    make_codes,
    respond,
    respond_for,
    respond_with_code,
)
from forums.consultations.models import Choice, Response, Voter
from portal.accounts.models import Role, User
from tests.factories.accounts import staff_of, tenant_of
from tests.factories.consultations import ConsultationFactory, add_question, give, option_of
from tests.proofs import rounds

pytestmark = [pytest.mark.long, pytest.mark.django_db(transaction=True)]
AT_ONCE = 4


@pytest.fixture
def consultation():
    return ConsultationFactory()


@pytest.fixture
def question(consultation):
    return add_question(consultation, required=True)


def race(clients, *acts):
    """Do all at once; how many were confirmed."""

    def attempt(act):
        try:
            act()
        except PermissionDenied:
            return 0
        else:
            return 1
        finally:
            connection.close()

    return sum(clients.map(attempt, acts))


@pytest.mark.parametrize("anonymous", [False, True])
def test_an_account_that_answers_at_once_many_times(consultation, question, anonymous):
    consultation.is_anonymous = anonymous
    consultation.save()
    total = rounds(sample=4, full=250)
    with ThreadPoolExecutor(AT_ONCE) as clients:
        for number in range(total):
            user = tenant_of(consultation.company)

            def act(user=user):
                # As another request would: without what this object remembers.
                mine = User.objects.get(pk=user.pk)
                respond(consultation=consultation, user=mine, answers=give(question, 1))

            confirmed = race(clients, *[act] * AT_ONCE)
            assert confirmed == (1 if anonymous else AT_ONCE)
            assert Response.objects.count() == Voter.objects.count() == number + 1
    connections.close_all()


def test_a_code_that_is_used_many_times_at_once(consultation, question):
    editor = staff_of(consultation.company, Role.COMPANY_EDITOR)
    social = staff_of(consultation.company, Role.SOCIAL_WORKER)
    total = rounds(sample=4, full=250)
    _batch, codes = make_codes(consultation=consultation, actor=editor, count=total)
    answers = give(question, 2)
    with ThreadPoolExecutor(AT_ONCE) as clients:
        for number, code in enumerate(codes):

            def by_letter(code=code):
                respond_with_code(consultation=consultation, typed=code, answers=answers)

            def helped(code=code):
                respond_for(
                    consultation=consultation,
                    helper=User.objects.get(pk=social.pk),
                    answers=answers,
                    code=code,
                )

            assert race(clients, by_letter, helped, by_letter, helped) == 1
            assert Response.objects.count() == Voter.objects.count() == number + 1
    connections.close_all()


def test_a_paper_form_that_is_sent_many_times_at_once(consultation, question):
    social = staff_of(consultation.company, Role.SOCIAL_WORKER)
    answers = give(question, 2)
    total = rounds(sample=4, full=250)
    with ThreadPoolExecutor(AT_ONCE) as clients:
        for number in range(total):

            def act(token=f"form-{number}"):
                respond_for(
                    consultation=consultation,
                    helper=User.objects.get(pk=social.pk),
                    answers=answers,
                    token=token,
                )

            assert race(clients, *[act] * AT_ONCE) == AT_ONCE
            assert Response.objects.count() == number + 1
    connections.close_all()


def test_a_claimed_code_and_its_account_at_once(consultation, question):
    editor = staff_of(consultation.company, Role.COMPANY_EDITOR)
    total = rounds(sample=4, full=250)
    _batch, codes = make_codes(consultation=consultation, actor=editor, count=total)
    answers = give(question, 3)
    voices = 0
    with ThreadPoolExecutor(AT_ONCE) as clients:
        for code in codes:
            user = tenant_of(consultation.company)
            respond_with_code(consultation=consultation, typed=code, answers=answers)

            def claim(code=code, user=user):
                mine = User.objects.get(pk=user.pk)
                claim_code(consultation=consultation, user=mine, typed=code)

            def answer(user=user):
                mine = User.objects.get(pk=user.pk)
                respond(consultation=consultation, user=mine, answers=answers)

            race(clients, claim, answer, claim, answer)
            # Either the code became the account's, or the account answered by itself: not both.
            claimed = Voter.objects.filter(user=user, code__isnull=False).exists()
            answered = Response.objects.filter(user=user).exists()
            assert claimed != answered
            voices += 1 + answered
            assert Voter.objects.count() == Response.objects.count() == voices
    connections.close_all()


def test_an_answer_that_is_changed_by_its_receipt_many_times_at_once(consultation, question):
    """One answer stays, whole; the code that gave it gives no second one."""
    editor = staff_of(consultation.company, Role.COMPANY_EDITOR)
    total = rounds(sample=4, full=250)
    _batch, codes = make_codes(consultation=consultation, actor=editor, count=total)
    with ThreadPoolExecutor(AT_ONCE) as clients:
        for number, code in enumerate(codes):
            first = respond_with_code(
                consultation=consultation, typed=code, answers=give(question, 1)
            )

            def change(position, receipt=first.secret):
                change_by_receipt(typed=receipt, answers=give(question, position))

            def again(code=code):
                respond_with_code(consultation=consultation, typed=code, answers=give(question, 3))

            acts = [partial(change, 2), partial(change, 3), again, partial(change, 2)]
            assert race(clients, *acts) == AT_ONCE - 1
            assert Response.objects.count() == Voter.objects.count() == number + 1
            # Nothing of an answer that was replaced is left beside the one that replaced it.
            assert Choice.objects.filter(response=first).count() == 1
            change(1)
            kept = Choice.objects.get(response=first)
            assert kept.option == option_of(question, 1)
    connections.close_all()
