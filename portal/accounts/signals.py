"""What this room tells to rooms that it does not know."""

from django.dispatch import Signal

# Sent after the commit with `membership` and `event` (declared, verified, refused or ended).
membership_changed = Signal()

# Sent when `reader` is shown personal data of `people` (keys); `what` names the page.
people_seen = Signal()
