"""Events of others: allauth changed an address or a password, a row was written elsewhere."""

from typing import Any

from allauth.account.signals import email_changed, password_changed, password_reset, password_set
from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_reset
from auditlog.models import LogEntry
from django.db.models.signals import post_delete, post_save, pre_save
from django.http import HttpRequest

from .audiences import forget_rights
from .audit import name_the_actor
from .models import Membership, User
from .sessions import end_all_sessions
from .wagtail_rights import sync_user_rights


def connect() -> None:
    """Listen to them; called once, when the room is ready."""
    for signal in (
        password_changed,
        password_set,
        authenticator_added,
        authenticator_removed,
        authenticator_reset,
        email_changed,
    ):
        signal.connect(end_other_sessions, dispatch_uid="end_other_sessions")
    password_reset.connect(end_sessions_after_reset, dispatch_uid="end_sessions_after_reset")
    post_save.connect(follow_membership, sender=Membership, dispatch_uid="membership_saved")
    post_delete.connect(follow_membership, sender=Membership, dispatch_uid="membership_deleted")
    post_save.connect(follow_account, sender=User, dispatch_uid="account_saved")
    pre_save.connect(name_the_actor, sender=LogEntry, dispatch_uid="name_the_actor")


def end_other_sessions(request: HttpRequest | None, user: User, **kwargs: Any) -> None:
    """Who got in with the old password or without the second step is out."""
    keep = request.session.session_key if request is not None else ""
    end_all_sessions(user, but=keep or "")


def end_sessions_after_reset(user: User, **kwargs: Any) -> None:
    end_all_sessions(user)


def follow_membership(instance: Membership, raw: bool = False, **kwargs: Any) -> None:
    """Rights in the admin follow the row, whoever wrote it: action, import or factory."""
    if raw:
        return
    forget_rights(instance.user)
    sync_user_rights(instance.user)


def follow_account(instance: User, created: bool, raw: bool = False, **kwargs: Any) -> None:
    """An account that is switched off is out at once and loses its rights in the admin."""
    if raw or created or instance.is_active:
        return
    end_all_sessions(instance)
    sync_user_rights(instance)
