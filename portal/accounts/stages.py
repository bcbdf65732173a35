"""Steps of a login that are ours."""

from __future__ import annotations

from typing import Any

from allauth.account.stages import EmailVerificationStage

HERE = "portal.accounts.stages.AddressStage"
THEIRS = "allauth.account.stages.EmailVerificationStage"


class AddressStage(EmailVerificationStage):
    """An address must be confirmed; who has none logs in by the number on a letter."""

    def handle(self) -> tuple[Any, bool]:
        user = self.login.user
        if user is not None and not user.email and not self.login.signup:
            return None, True
        return super().handle()
