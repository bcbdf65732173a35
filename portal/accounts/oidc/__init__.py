"""Login by a provider of identities (OpenID Connect), configured in `OIDC_PROVIDERS`."""
