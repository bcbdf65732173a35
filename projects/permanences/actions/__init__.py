"""What workers do with permanences: plan, except, close, confirm."""

from .closing import close, reopen
from .confirming import confirm, nag
from .exceptions import add_opening, cancel_opening, move_opening, restore_opening
from .planning import extend_plans, plan_of, replan, replan_all_of, save_permanence

__all__ = [
    "add_opening",
    "cancel_opening",
    "close",
    "confirm",
    "extend_plans",
    "move_opening",
    "nag",
    "plan_of",
    "reopen",
    "replan",
    "replan_all_of",
    "restore_opening",
    "save_permanence",
]
