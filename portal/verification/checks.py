"""What is said at start about this room's settings."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.checks import Tags, Warning, register


def verification_is_on(app_configs: Any, **kwargs: Any) -> list[Warning]:
    """A warning when everybody may say to be a tenant."""
    if settings.TENANT_VERIFICATION:
        return []
    return [
        Warning(
            "TENANT_VERIFICATION is off: whoever says to be a tenant counts as one.",
            hint="Unset TENANT_VERIFICATION outside a trial.",
            id="verification.W001",
        )
    ]


def register_checks() -> None:
    """Called once, when the portal starts."""
    register(verification_is_on, Tags.security)
