"""allauth's provider, stricter: a person is issuer and subject, and we keep nothing else."""

import hashlib
import secrets
from typing import Any

from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from django.http import HttpRequest, HttpResponseBase

from .adapter import CheckedOpenIDConnectAdapter

MAX_UID = 190
# Where a request carries the company that the provider named, until the login is done.
COMPANY_CLAIM = "oidc_company"


class CheckedOpenIDConnectProvider(OpenIDConnectProvider):
    """Sends a nonce along and names people by issuer and subject."""

    id = "openid_connect"
    oauth2_adapter_class = CheckedOpenIDConnectAdapter
    # A token that a browser brings itself has no nonce of ours.
    supports_token_authentication = False

    def redirect(
        self,
        request: HttpRequest,
        process: str,
        next_url: str | None = None,
        data: object = None,
        **kwargs: object,
    ) -> HttpResponseBase:
        nonce = secrets.token_urlsafe(24)
        parameters = {**(kwargs.pop("auth_params", None) or self.get_auth_params()), "nonce": nonce}
        return super().redirect(
            request, process, next_url, data, nonce=nonce, auth_params=parameters, **kwargs
        )

    def get_auth_params_from_request(self, request: HttpRequest, action: str) -> dict:
        """What the settings say; a link cannot ask the provider for anything else."""
        return self.get_auth_params()

    def get_scope_from_request(self, request: HttpRequest) -> list[str]:
        return self.get_scope()

    def sociallogin_from_response(self, request: HttpRequest, response: dict) -> Any:
        """As allauth, noting the company that a trusted claim names (`company_claim` in settings).

        Only claims of the signed identity count, never what the user page of the provider says.
        """
        name = self.app.settings.get("company_claim")
        claim = response["id_token"].get(name) if name else None
        if isinstance(claim, str):
            setattr(request, COMPANY_CLAIM, claim[:60])
        return super().sociallogin_from_response(request, response)

    def extract_uid(self, data: dict) -> str:
        """Issuer and subject: never the address or the name, which can pass to somebody else."""
        uid = f"{data['id_token']['iss']}#{data['id_token']['sub']}"
        if len(uid) <= MAX_UID:
            return uid
        return "sha256:" + hashlib.sha256(uid.encode()).hexdigest()

    def extract_extra_data(self, data: dict) -> dict:
        """Nothing: a national number in the claims must not end in our database."""
        return {}


provider_classes = [CheckedOpenIDConnectProvider]
