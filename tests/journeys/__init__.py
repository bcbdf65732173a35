"""Whole walks through the portal: bad input everywhere, every page looked at, one long story."""
