"""What is printed on paper or kept as a file: tagged PDF, with a title and a language."""

from .pdf import make_pdf

__all__ = ["make_pdf"]
