"""The forum with ten thousand to a million messages; `make bench-forum`."""
