"""How often a code may be tried: by account and by network address, whatever comes out."""

from __future__ import annotations

from allauth.core.internal import ratelimit
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _

ACCOUNT_AND_ADDRESS = {"code": "5/15m/user,12/d/user,60/h/ip"}
ADDRESS_ALONE = {"code": "10/15m/ip,40/d/ip"}


def check_tries(request: HttpRequest) -> None:
    """Count this try. Raises ValidationError when there were too many; a good code waits too."""
    config = ACCOUNT_AND_ADDRESS if request.user.is_authenticated else ADDRESS_ALONE
    usage = ratelimit.consume(request, app="portal.verification", action="code", config=config)
    if not usage:
        raise ValidationError(_("Too many tries. Wait a few minutes and try again."))
