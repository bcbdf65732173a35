"""What this room tells to rooms that it does not know."""

from django.dispatch import Signal

# Sent after the commit with `membership` and `event` (declared, verified, refused or ended).
membership_changed = Signal()
