"""Pages of the permanences."""

from .closing import closing_days, closing_days_remove
from .exceptions import opening_add, opening_cancel, opening_move, opening_restore
from .feeds import (
    organisation_calendar,
    organisation_sheet,
    permanence_calendar,
    permanence_sheet,
)
from .managing import manage, permanence_confirm, permanence_create, permanence_edit
from .reading import index, permanence_detail

__all__ = [
    "closing_days",
    "closing_days_remove",
    "index",
    "manage",
    "opening_add",
    "opening_cancel",
    "opening_move",
    "opening_restore",
    "organisation_calendar",
    "organisation_sheet",
    "permanence_calendar",
    "permanence_confirm",
    "permanence_create",
    "permanence_detail",
    "permanence_edit",
    "permanence_sheet",
]
