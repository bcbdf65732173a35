"""What editors publish for everyone."""

from .home import HomePage

__all__ = ["HomePage"]
