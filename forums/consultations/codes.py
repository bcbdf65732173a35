"""The codes of letters about a consultation."""

from __future__ import annotations

from portal.core import codes
from portal.core.codes import new_code, new_codes

__all__ = ["digest_of", "new_code", "new_codes"]


def receipt_digest(typed: str) -> str:
    """The hash that is kept of a receipt, which looks like a code and is not one."""
    return codes.digest_of(typed, "consultations.receipts")


def digest_of(typed: str) -> str:
    """The hash that is kept of a code; empty for what cannot be one."""
    return codes.digest_of(typed, "consultations.codes")
