"""Sends what nobody should send to every address that the portal has."""
