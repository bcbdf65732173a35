"""Practices in a spreadsheet, for editors: a file to fill in, and what is wrong in which cell."""
