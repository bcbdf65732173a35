"""Bringing practices in from a file and writing them to one, line by line, without loss."""
