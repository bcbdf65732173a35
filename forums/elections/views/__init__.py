"""Pages of the elections."""

from .managing import (
    appeal_decide,
    candidacy_check,
    count_edit,
    election_create,
    election_edit,
    election_repeat,
    paper_create,
    place_create,
    place_delete,
)
from .reading import election_detail, election_list
from .stepping import election_act, election_call, election_cancel
from .taking_part import appeal_create, candidacy_edit, candidacy_withdraw

__all__ = [
    "appeal_create",
    "appeal_decide",
    "candidacy_check",
    "candidacy_edit",
    "candidacy_withdraw",
    "count_edit",
    "election_act",
    "election_call",
    "election_cancel",
    "election_create",
    "election_detail",
    "election_edit",
    "election_list",
    "election_repeat",
    "paper_create",
    "place_create",
    "place_delete",
]
