"""The number by which somebody without an e-mail address logs in: ten digits on a letter."""

import secrets

DIGITS = 10


def new_number() -> str:
    """A technical name that a person can type: nothing secret, nothing about the person."""
    return "".join(secrets.choice("0123456789") for _place in range(DIGITS))


def number_of(typed: str) -> str:
    """The number in what somebody typed; empty when it is none."""
    signs = "".join(sign for sign in typed if sign not in " .-/")
    return signs if signs.isascii() and signs.isdigit() and len(signs) == DIGITS else ""


def spaced(number: str) -> str:
    """As it stands on paper: 0123 456 789."""
    return f"{number[:4]} {number[4:7]} {number[7:]}"
