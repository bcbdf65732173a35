"""The words of the sector that every portal starts with."""

from pathlib import Path

from portal.core.reference import make_missing, read_rows

from .models import CollectiveLine, Pillar, SocialObjective, TargetGroup, Theme

DATA = Path(__file__).parent / "data"
FILES = {
    "objectives": SocialObjective,
    "pillars": Pillar,
    "lines": CollectiveLine,
    "themes": Theme,
    "target_groups": TargetGroup,
}


def load() -> int:
    """Make the terms that are missing; returns how many."""
    made = 0
    for name, model in FILES.items():
        rows = read_rows(DATA / f"{name}.toml", "term")
        made += make_missing(model, ({**row, "order": n} for n, row in enumerate(rows)))
    return made
