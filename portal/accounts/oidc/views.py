"""Out to the provider and back."""

from typing import Any

from allauth.account.internal.decorators import login_not_required
from allauth.socialaccount.helpers import render_authentication_error
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_GET
from requests import RequestException

from .adapter import CheckedOpenIDConnectAdapter


class _Callback(OAuth2CallbackView):
    adapter: CheckedOpenIDConnectAdapter

    def _get_state(self, request: HttpRequest, provider: Any) -> tuple[Any, Any]:
        state, response = super()._get_state(request, provider)
        self.adapter.nonce = (state or {}).get("nonce", "")
        return state, response


def _serve(view_class: Any, request: HttpRequest, provider_id: str) -> HttpResponseBase:
    adapter = CheckedOpenIDConnectAdapter(request, provider_id)
    try:
        return view_class.adapter_view(adapter)(request)
    except SocialApp.DoesNotExist as error:
        raise Http404 from error
    except (OAuth2Error, RequestException, ValueError, KeyError) as error:
        # The provider is down, or its description of itself makes no sense.
        return render_authentication_error(request, adapter.get_provider(), exception=error)


@login_not_required
def login(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """Send the visitor to the provider; only a POST does so at once."""
    return _serve(OAuth2LoginView, request, provider_id)


@login_not_required
@require_GET
def callback(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """The visitor comes back with a code; a lie ends on an error page."""
    return _serve(_Callback, request, provider_id)
