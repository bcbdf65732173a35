"""Fills an empty portal with the demo content of `../demo/*.toml`, all of it marked as demo."""
