from .search_rebuild import Command

__all__ = ["Command"]  # the name before; scripts of those who run a portal still say it
