"""How fast search is: synthetic documents in many sizes, on both engines."""
