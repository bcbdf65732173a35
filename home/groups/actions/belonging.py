"""Joining, asking, inviting, letting in, leaving and removing."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.accounts.audiences import PROFESSIONAL, audiences, forget_rights
from portal.accounts.models import User
from portal.core.text import clean_text
from portal.notifications.actions import unfollow

from ..models import Group, GroupMember
from ..permissions import check_can_lead
from ..telling import tell_asked, tell_member

State = GroupMember.State


def let_in(group: Group, user: User, *, is_moderator: bool = False) -> GroupMember:
    """The row of a member; no right is asked here."""
    member, _made = GroupMember.objects.update_or_create(
        group=group,
        user=user,
        defaults={
            "state": State.MEMBER,
            "is_moderator": is_moderator,
            "message": "",
            "since": timezone.now(),
        },
    )
    _recount(user)
    return member


def _recount(user: User) -> None:
    """In how many groups somebody is, on their account: pages of all others ask nothing."""
    count = GroupMember.objects.inside().filter(user=user).count()
    User.objects.filter(pk=user.pk).update(circles=count)
    user.circles = count
    user.__dict__.pop("_groups_of", None)
    forget_rights(user)


@transaction.atomic
def join_group(*, group: Group, user: User, message: str = "") -> GroupMember:
    """Join an open group, or ask to join one on request; again changes nothing.

    Raises PermissionDenied for who does not work in the sector, and for a closed group.
    """
    if PROFESSIONAL not in audiences(user):
        raise PermissionDenied(_("Only people who work in social housing join groups."))
    known = GroupMember.objects.filter(group=group, user=user).first()
    if known is not None and known.state != State.INVITED:
        return known
    if known is not None or group.entry == Group.Entry.OPEN:
        return let_in(group, user)
    if group.entry == Group.Entry.CLOSED:
        raise PermissionDenied(_("Only who is invited can join this group."))
    words = " ".join(clean_text(message).split())[:500]
    member = GroupMember.objects.create(group=group, user=user, state=State.ASKED, message=words)
    tell_asked(member)
    return member


@transaction.atomic
def answer_asking(*, member: GroupMember, actor: User, accept: bool) -> None:
    """Let in who asked, or not; the person is told. Raises PermissionDenied for non-moderators."""
    check_can_lead(actor, member.group)
    if member.state != State.ASKED:
        return
    if accept:
        let_in(member.group, member.user)
        tell_member("group_accepted", member, actor)
        return
    tell_member("group_refused", member, actor)
    member.delete()


@transaction.atomic
def invite(*, group: Group, actor: User, email: str) -> None:
    """Invite the person of the sector with this address; quiet when there is none.

    What the caller says is the same for every address: nobody learns who has an account. Raises
    PermissionDenied for others than moderators.
    """
    check_can_lead(actor, group)
    user = User.objects.filter(email__iexact=email.strip(), is_active=True).first()
    if user is None or PROFESSIONAL not in audiences(user):
        return
    known = GroupMember.objects.filter(group=group, user=user).first()
    if known is None:
        member = GroupMember.objects.create(group=group, user=user, state=State.INVITED)
        tell_member("group_invited", member, actor)
    elif known.state == State.ASKED:
        answer_asking(member=known, actor=actor, accept=True)


@transaction.atomic
def answer_invitation(*, group: Group, user: User, accept: bool) -> None:
    """Say yes or no to an invitation of one's own; quiet when there is none."""
    row = GroupMember.objects.filter(group=group, user=user, state=State.INVITED)
    if row.exists() and accept:
        join_group(group=group, user=user)
    else:
        row.delete()


@transaction.atomic
def leave_group(*, group: Group, user: User) -> None:
    """Out of the group, or no longer asking; what one wrote stays with the others.

    Raises PermissionDenied for the last moderator while others are in.
    """
    member = GroupMember.objects.filter(group=group, user=user).first()
    if member is None:
        return
    _check_somebody_stays(member)
    _take_out(member)


@transaction.atomic
def remove_member(*, member: GroupMember, actor: User) -> None:
    """Take somebody out. Raises PermissionDenied for others than moderators."""
    check_can_lead(actor, member.group)
    _check_somebody_stays(member)
    was_inside = member.state == State.MEMBER
    if was_inside and member.user_id != actor.pk:
        tell_member("group_removed", member, actor)
    _take_out(member)


@transaction.atomic
def make_moderator(*, member: GroupMember, actor: User, on: bool) -> None:
    """Let a member look after the group, or no longer. Raises PermissionDenied for non-moderators,

    and for taking it from the last one.
    """
    check_can_lead(actor, member.group)
    if member.state != State.MEMBER:
        raise PermissionDenied(_("Only a member can look after a group."))
    if not on:
        _check_somebody_stays(member)
    member.is_moderator = on
    member.save(update_fields=["is_moderator"])


def _check_somebody_stays(member: GroupMember) -> None:
    if not member.is_moderator:
        return
    others = GroupMember.objects.inside().filter(group=member.group).exclude(pk=member.pk)
    found = others.aggregate(all=Count("pk"), leading=Count("pk", filter=Q(is_moderator=True)))
    if found["all"] and not found["leading"]:
        raise PermissionDenied(_("First let another member look after the group."))


def _take_out(member: GroupMember) -> None:
    user, group = member.user, member.group
    member.delete()
    unfollow(user=user, about=group.about)
    _recount(user)
