"""Pages of the agenda."""

from .feeds import activity_calendar, agenda_rss, company_calendar, project_calendar
from .managing import (
    activity_copy,
    activity_create,
    activity_edit,
    activity_manage,
    session_cancel,
    session_move,
)
from .reading import activity_detail, agenda, session_detail
from .signing_up import attendance, own_sign_up, session_sign_up

__all__ = [
    "activity_calendar",
    "activity_copy",
    "activity_create",
    "activity_detail",
    "activity_edit",
    "activity_manage",
    "agenda",
    "agenda_rss",
    "attendance",
    "company_calendar",
    "own_sign_up",
    "project_calendar",
    "session_cancel",
    "session_detail",
    "session_move",
    "session_sign_up",
]
