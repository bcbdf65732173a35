"""From text to tokens and from a query to a plan, once for both engines."""
