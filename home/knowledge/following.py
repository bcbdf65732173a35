"""By what name a practice is followed, whatever its languages."""

from uuid import UUID


def about_practice(key: UUID) -> str:
    """What those who follow a practice follow."""
    return f"practice:{key}"
