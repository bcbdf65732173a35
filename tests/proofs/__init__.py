"""Long proofs: a small sample in `make test`, in full by `make prove`, a share by `PROVE=0.1`."""

import os

SHARE = float(os.environ.get("PROVE") or 0)
IN_FULL = SHARE > 0


def rounds(sample: int, full: int) -> int:
    """How many rounds a proof takes here: its sample, or its share of all, which is no less."""
    return max(sample, round(full * SHARE))
