"""Opening, joining, asking, inviting, leaving and removing; who sees what of a group."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from home.groups import actions
from home.groups.models import Group, GroupMember
from portal.accounts.audiences import audiences, forget_rights
from portal.accounts.models import Membership, Role, User
from portal.notifications.actions import is_following
from portal.notifications.models import Event
from tests.factories.accounts import UserFactory, at_regulator, staff_of, tenant_of
from tests.factories.groups import colleague, group, joined
from tests.factories.organisations import HousingCompanyFactory

pytestmark = pytest.mark.django_db
ENTRY = Group.Entry


@pytest.fixture
def leader(db):
    return colleague(display_name="Lies")


def at(name, of, *more):
    return reverse(f"groups:{name}", args=[of.slug, *more])


def again(user):
    return User.objects.get(pk=user.pk)


def test_who_opens_a_group_is_its_first_member_and_hears_of_it(leader):
    found = group(leader, texts={"name": {"nl": "", "fr": "Accueil"}})
    assert found.audience in audiences(again(leader))
    assert is_following(leader, found.about)
    with pytest.raises(ValidationError):
        group(leader, texts={"name": {"nl": " ", "fr": ""}})


def test_only_people_of_the_sector_open_and_see_groups(client, homes):
    found = group()
    tenant = tenant_of(HousingCompanyFactory())
    unconfirmed = UserFactory()
    Membership.objects.create(
        user=unconfirmed, organisation=HousingCompanyFactory(), role=Role.PROFESSIONAL
    )
    for user in (tenant, unconfirmed):
        client.force_login(user)
        assert client.get(reverse("groups:index")).status_code == 403
        assert client.get(reverse("groups:create")).status_code == 403
        assert client.get(found.get_absolute_url()).status_code == 404
        with pytest.raises(PermissionDenied):
            actions.join_group(group=found, user=user)
    client.logout()
    assert client.get(found.get_absolute_url()).status_code == 302


def test_an_open_group_is_joined_at_once(client, homes):
    found, user = group(), colleague()
    client.force_login(user)
    assert "Samen leren." in client.get(found.get_absolute_url()).content.decode()
    client.post(at("join", found))
    client.post(at("join", found))
    assert again(user).circles == 1
    assert at("plan", found) in client.get(found.get_absolute_url()).content.decode()


def test_on_request_a_moderator_lets_people_in(client, leader, homes):
    found, user = group(leader, ENTRY.REQUEST), colleague(display_name="Omar")
    client.force_login(user)
    client.post(at("join", found), {"message": "Ik werk rond hetzelfde."})
    row = GroupMember.objects.get(user=user)
    assert found.audience not in audiences(again(user))
    assert Event.objects.get(event="group_asked").recipient == leader
    assert client.post(at("member", found, row.pk), {"accept": "1"}).status_code == 403
    client.force_login(leader)
    assert "Ik werk rond hetzelfde." in client.get(at("members", found)).content.decode()
    client.post(at("member", found, row.pk), {"accept": "1"})
    assert found.audience in audiences(again(user))
    assert Event.objects.filter(event="group_accepted", recipient=user).exists()


def test_who_is_refused_is_told_and_may_ask_again(leader):
    found, user = group(leader, ENTRY.REQUEST), colleague()
    for _ in range(2):
        row = actions.join_group(group=found, user=user)
        actions.answer_asking(member=row, actor=again(leader), accept=False)
    assert Event.objects.filter(event="group_refused", recipient=user).count() == 2
    assert not GroupMember.objects.filter(user=user).exists()


def test_a_closed_group_exists_for_its_people_alone(client, leader, homes):
    found, user = group(leader, ENTRY.CLOSED), colleague()
    client.force_login(user)
    assert client.get(found.get_absolute_url()).status_code == 404
    assert found.name not in client.get(reverse("groups:index")).content.decode()
    with pytest.raises(PermissionDenied):
        actions.join_group(group=found, user=user)
    actions.invite(group=found, actor=again(leader), email=user.email.upper())
    assert "uitgenodigd" in client.get(found.get_absolute_url()).content.decode()
    client.post(at("join", found))
    assert found.audience in audiences(again(user))


def test_an_invitation_says_the_same_for_every_address(client, leader, homes):
    found = group(leader)
    client.force_login(again(leader))
    answers = [
        client.post(at("invite", found), {"email": email}, follow=True).content.decode()
        for email in ("nobody@example.org", tenant_of(HousingCompanyFactory()).email)
    ]
    assert all("Als dit adres van iemand uit de sector is" in answer for answer in answers)
    assert GroupMember.objects.count() == 1


def test_an_invitation_can_be_declined(client, leader, homes):
    found, user = group(leader), colleague()
    actions.invite(group=found, actor=again(leader), email=user.email)
    client.force_login(user)
    client.post(at("join", found), {"refuse": "1"})
    assert not GroupMember.objects.filter(user=user).exists()


def test_who_leaves_loses_the_audience_and_the_notices_at_once(client, homes):
    found = group()
    user = joined(found)
    actions.choose_level(group=found, user=user, level="all")
    client.force_login(user)
    client.post(at("leave", found))
    assert found.audience not in audiences(again(user))
    assert not is_following(user, found.about)


def test_who_no_longer_works_in_the_sector_is_outside(db):
    found = group()
    user = joined(found)
    Membership.objects.filter(user=user).update(state=Membership.State.EXPIRED)
    assert found.audience not in audiences(again(user))


def test_the_last_moderator_stays_until_another_is_named(leader):
    found = group(leader)
    user = joined(found)
    with pytest.raises(PermissionDenied):
        actions.leave_group(group=found, user=again(leader))
    row = GroupMember.objects.get(user=user)
    actions.make_moderator(member=row, actor=again(leader), on=True)
    actions.leave_group(group=found, user=again(leader))
    actions.remove_member(member=GroupMember.objects.get(user=user), actor=again(user))
    assert not GroupMember.objects.exists()


def test_a_member_is_removed_by_moderators_alone(leader):
    found = group(leader)
    one, other = joined(found), joined(found)
    row = GroupMember.objects.get(user=one)
    with pytest.raises(PermissionDenied):
        actions.remove_member(member=row, actor=again(other))
    actions.remove_member(member=row, actor=again(leader))
    assert Event.objects.filter(event="group_removed", recipient=one).exists()


def test_editors_of_the_regulator_look_after_groups_without_reading_them(client, homes):
    found = group()
    editor = at_regulator(Role.REGULATOR_EDITOR)
    client.force_login(editor)
    page = client.get(found.get_absolute_url()).content.decode()
    assert at("edit", found) in page
    assert at("plan", found) not in page
    assert client.get(at("members", found)).status_code == 200
    assert client.get(at("add", found)).status_code == 404


def test_somebody_in_no_group_costs_no_query(django_assert_num_queries):
    user = staff_of(HousingCompanyFactory())
    forget_rights(user)
    audiences(user)
    forget_rights(user)
    with django_assert_num_queries(1):
        audiences(user)


@pytest.mark.parametrize(
    "change", [{"entry": "secret"}, {"name_nl": "x" * 500}, {"name_nl": "\x00", "name_fr": ""}]
)
def test_bad_input_is_refused_in_words_and_nothing_typed_is_lost(client, leader, homes, change):
    client.force_login(leader)
    data = {"name_nl": "Groep", "entry": "open", "description_fr": "Mon texte", **change}
    answer = client.post(reverse("groups:create"), data)
    assert answer.status_code == 200
    assert "Mon texte" in answer.content.decode()
    assert not Group.objects.exists()


def test_pages_cost_the_same_for_many_members(client, leader, homes, django_assert_max_num_queries):
    found = group(leader)
    for _ in range(6):
        joined(found)
    client.force_login(again(leader))
    client.get(at("members", found))
    with django_assert_max_num_queries(12):
        client.get(at("members", found))
    with django_assert_max_num_queries(20):
        client.get(found.get_absolute_url())
    with django_assert_max_num_queries(10):
        client.get(reverse("groups:index"))
