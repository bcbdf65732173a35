"""The pages of this room; login itself is allauth's."""

from .devices import log_out_everywhere
from .doors import admin_logout, nothing_here, to_login
from .first_steps import (
    choose_language,
    declare_site_view,
    declare_tenancy_view,
    declare_work_view,
    end_own_membership,
    first_steps,
)
from .home import my_home
from .judging import judge_membership, people_waiting
from .profile import profile

__all__ = [
    "admin_logout",
    "choose_language",
    "declare_site_view",
    "declare_tenancy_view",
    "declare_work_view",
    "end_own_membership",
    "first_steps",
    "judge_membership",
    "log_out_everywhere",
    "my_home",
    "nothing_here",
    "people_waiting",
    "profile",
    "to_login",
]
