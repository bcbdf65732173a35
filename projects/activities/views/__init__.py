"""Pages of the agenda."""

from .exceptions import (
    activity_move_place,
    activity_withdraw,
    session_add,
    session_cancel,
    session_move,
    session_restore,
)
from .feeds import activity_calendar, agenda_rss, company_calendar, project_calendar
from .managing import (
    activity_copy,
    activity_create,
    activity_edit,
    activity_figures,
    activity_manage,
    activity_photo,
)
from .own import own_activities, own_calendar, own_calendar_renew
from .printing import activity_poster, project_programme
from .reading import activity_detail, agenda, session_detail
from .signing_up import attendance, own_sign_up, session_sign_up

__all__ = [
    "activity_calendar",
    "activity_copy",
    "activity_create",
    "activity_detail",
    "activity_edit",
    "activity_figures",
    "activity_manage",
    "activity_move_place",
    "activity_photo",
    "activity_poster",
    "activity_withdraw",
    "agenda",
    "agenda_rss",
    "attendance",
    "company_calendar",
    "own_activities",
    "own_calendar",
    "own_calendar_renew",
    "own_sign_up",
    "project_calendar",
    "project_programme",
    "session_add",
    "session_cancel",
    "session_detail",
    "session_move",
    "session_restore",
    "session_sign_up",
]
