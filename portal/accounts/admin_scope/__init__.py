"""Keeps an editor of one organisation inside that organisation, everywhere in the Wagtail admin.

Wagtail's permissions stop an editor from changing what is not theirs; many of its screens still
show it (choosers, reports, usage, lists of people). So whoever is not of the regulator passes a
guard: a screen is open only when it stands in `guard.SCREENS`, and only with ids of their own.
"""

from .guard import admin_scope_middleware, open_screens, register_own_rows
from .reach import Reach, is_limited

__all__ = ["Reach", "admin_scope_middleware", "is_limited", "open_screens", "register_own_rows"]
