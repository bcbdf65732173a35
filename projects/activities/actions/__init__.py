"""What people do with activities: plan, cancel, move, sign up, come."""

from .attending import count_walk_ins, purge_old_lists, tick
from .exceptions import add_session, cancel_session, move_place, move_session, restore_session
from .picturing import picture_activity
from .planning import (
    copy_activity,
    extend_plans,
    plan_of,
    publish_activity,
    replan,
    save_activity,
    withdraw_activity,
)
from .reminding import send_reminders
from .signing_up import sign_up, withdraw

__all__ = [
    "add_session",
    "cancel_session",
    "copy_activity",
    "count_walk_ins",
    "extend_plans",
    "move_place",
    "move_session",
    "picture_activity",
    "plan_of",
    "publish_activity",
    "purge_old_lists",
    "replan",
    "restore_session",
    "save_activity",
    "send_reminders",
    "sign_up",
    "tick",
    "withdraw",
    "withdraw_activity",
]
