"""Collections of editors for everybody, as other pages list them."""

from __future__ import annotations

from .models import Collection


def latest_dossiers(limit: int = 4) -> list[Collection]:
    """The dossiers that were changed last."""
    return list(Collection.objects.dossiers().order_by("-changed_at", "-pk")[:limit])
