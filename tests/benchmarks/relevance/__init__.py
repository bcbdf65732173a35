"""How well search finds: a judged collection of practices, asked on both engines."""
