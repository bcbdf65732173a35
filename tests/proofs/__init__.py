"""Long proofs: a small sample in `make test`, in full by `make prove`."""

import os

# How many times longer a proof runs in full.
IN_FULL = bool(os.environ.get("PROVE"))


def rounds(sample: int, full: int) -> int:
    """How many rounds a proof takes here."""
    return full if IN_FULL else sample
