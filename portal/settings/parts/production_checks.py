"""What production refuses, each with a sentence that says what to set."""

MINIMUM_KEY_LENGTH = 50


def problems(
    *,
    secret_key: str,
    debug: bool,
    hosts: list[str],
    base_url: str,
    demo: bool,
    email_url: str,
    from_email: str,
) -> list[str]:
    """All that is wrong with this environment, a sentence each; empty when it may start."""
    found = []
    if len(secret_key) < MINIMUM_KEY_LENGTH or "insecure" in secret_key:
        found.append(
            f"SECRET_KEY is missing, short or the development key: set it to at least "
            f"{MINIMUM_KEY_LENGTH} random characters."
        )
    if debug:
        found.append("DEBUG is on: it shows the insides of the portal; unset DEBUG.")
    if demo:
        found.append("DEMO is on: demo accounts have a known password; unset DEMO.")
    if not hosts or "*" in hosts:
        found.append("ALLOWED_HOSTS names no host, or all: set it to the names of your site.")
    if not base_url.startswith("https://"):
        found.append("BASE_URL must be the https:// address of the site: mails link to it.")
    found += _mail_problems(email_url, from_email)
    return found


def _mail_problems(email_url: str, from_email: str) -> list[str]:
    found = []
    if not email_url.startswith(("smtp+tls://", "smtp+ssl://", "submission://")):
        found.append(
            "EMAIL_URL must be an encrypted mail server, for example "
            "smtp+tls://user:password@mail.example.org:587."
        )
    if not from_email or from_email.rstrip(">").endswith(".example"):
        found.append("DEFAULT_FROM_EMAIL must be an address of yours.")
    return found
