"""One subject a file; `base` puts them together."""
