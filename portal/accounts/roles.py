"""Groups of roles that rules speak of (the table of roles and actions in the domain brief)."""

from .models import Role

# Those who work at an organisation of the sector.
WORKING_ROLES = frozenset(set(Role) - {Role.TENANT})

# A second factor is required of these.
SENSITIVE_ROLES = WORKING_ROLES - {Role.PROFESSIONAL}

# May confirm or refuse tenants of their own company.
VERIFYING_ROLES = frozenset({Role.COMPANY_EDITOR, Role.COUNTER_STAFF, Role.SCOPED_ADMIN})

# Speak for their organisation in a forum: their posts carry its mark.
OFFICIAL_ROLES = frozenset(
    {Role.COMPANY_EDITOR, Role.SOCIAL_WORKER, Role.PSC_WORKER, Role.REGULATOR_EDITOR}
)

# Read everything that tenants of all companies share (never a council's own space).
REGIONAL_ROLES = frozenset({Role.REGULATOR_EDITOR, Role.REGULATOR_ADMIN})

# Edit the pages and the files of their organisation in the Wagtail admin.
EDITING_ROLES = frozenset({Role.COMPANY_EDITOR, Role.PSC_WORKER})
