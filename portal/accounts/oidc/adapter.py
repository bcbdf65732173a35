"""What we check of a provider's answer before we believe it."""

import hmac
from typing import Any

from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.models import SocialApp, SocialLogin, SocialToken
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.http import HttpRequest

# Only signatures that need the provider's own private key.
ALGORITHMS = frozenset({"RS256", "RS384", "RS512", "PS256", "ES256", "ES384"})


class CheckedOpenIDConnectAdapter(OpenIDConnectOAuth2Adapter):
    """Believes an identity token only with a good signature, our nonce, and one same subject."""

    nonce = ""

    @property
    def openid_config(self) -> dict[str, Any]:
        """The provider's own description; it must name the issuer that we were told."""
        config = super().openid_config
        expected = self.get_provider().app.settings.get("issuer")
        if expected and config.get("issuer") != expected:
            raise OAuth2Error("The provider names another issuer.")
        return config

    def complete_login(
        self, request: HttpRequest, app: SocialApp, token: SocialToken, **kwargs: Any
    ) -> SocialLogin:
        claims = self._identity(app, kwargs["response"].get("id_token"))
        data = {"id_token": claims}
        if app.settings.get("fetch_userinfo", True):
            userinfo = self._fetch_user_info(token.token)
            if userinfo.get("sub") != claims["sub"]:
                raise OAuth2Error("The provider speaks of two persons.")
            data["userinfo"] = userinfo
        self._check_level(app, claims)
        return self.get_provider().sociallogin_from_response(request, data)

    def _identity(self, app: SocialApp, id_token: str | None) -> dict[str, Any]:
        if not isinstance(id_token, str):
            raise OAuth2Error("The provider gave no identity.")
        try:
            return self._checked_claims(app, id_token)
        except (KeyError, TypeError, ValueError) as error:
            raise OAuth2Error("The identity cannot be read.") from error

    def _checked_claims(self, app: SocialApp, id_token: str) -> dict[str, Any]:
        claims = jwtkit.verify_and_decode(
            credential=id_token,
            keys_url=self.openid_config["jwks_uri"],
            issuer=self.openid_config["issuer"],
            audience=app.client_id,
            lookup_kid=_asymmetric_key,
            verify_signature=True,
        )
        if not isinstance(claims.get("sub"), str) or not claims["sub"]:
            raise OAuth2Error("The identity names nobody.")
        if "exp" not in claims:
            raise OAuth2Error("The identity never ends.")
        if claims.get("azp", app.client_id) != app.client_id:
            raise OAuth2Error("The identity was made for somebody else.")
        if not self.nonce or not hmac.compare_digest(str(claims.get("nonce", "")), self.nonce):
            raise OAuth2Error("The identity does not answer our question.")
        return claims

    def _check_level(self, app: SocialApp, claims: dict[str, Any]) -> None:
        """Refuses a weaker login than `acr_values` of the settings ask for."""
        accepted = app.settings.get("acr_values")
        if accepted and claims.get("acr") not in accepted:
            raise OAuth2Error("The provider checked too little.")

    def _fetch_user_info(self, access_token: str) -> dict[str, Any]:
        headers = {"Authorization": f"Bearer {access_token}"}
        with get_adapter().get_requests_session() as session:
            response = session.get(self.profile_url, headers=headers)
            response.raise_for_status()
        found = response.json()
        if not isinstance(found, dict):
            raise OAuth2Error("The provider's answer cannot be read.")
        return found


def _asymmetric_key(keys: dict[str, Any], kid: str) -> Any:
    usable = [key for key in keys["keys"] if key.get("alg", "RS256") in ALGORITHMS]
    return jwtkit.lookup_kid_jwk({"keys": usable}, kid)
