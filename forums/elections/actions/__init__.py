"""Everything that changes elections, one function a verb."""

from .calling import add_place, cancel, change, prepare, publish, remove_place, repeat
from .counting import appeal, decide_appeal, enter_count, install, release
from .standing import check_conditions, enter_from_paper, publish_list, stand, withdraw

__all__ = [
    "add_place",
    "appeal",
    "cancel",
    "change",
    "check_conditions",
    "decide_appeal",
    "enter_count",
    "enter_from_paper",
    "install",
    "prepare",
    "publish",
    "publish_list",
    "release",
    "remove_place",
    "repeat",
    "stand",
    "withdraw",
]
