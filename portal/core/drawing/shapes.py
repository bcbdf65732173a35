"""The strokes every drawing is made of. Colours are classes: dark mode lights the windows."""


def rect(x: float, y: float, width: float, height: float) -> str:
    """A rectangle as part of a path."""
    return f"M{x:g} {y:g}h{width:g}v{height:g}h{-width:g}z"


def path(colour: str, strokes: str) -> str:
    """One path in a facade colour, or nothing when there is nothing to draw."""
    return f'<path class="{colour}" d="{strokes}"/>' if strokes else ""


def circle(colour: str, x: float, y: float, radius: float) -> str:
    """A filled circle in a facade colour."""
    return f'<circle class="{colour}" cx="{x:g}" cy="{y:g}" r="{radius:g}"/>'


def svg(width: float, height: float, body: str, css: str = "", fit: str = "xMidYMid slice") -> str:
    """The drawing around its body. It carries no meaning, so screen readers skip it."""
    classes = f"facade {css}".strip()
    return (
        f'<svg class="{classes}" viewBox="0 0 {width:g} {height:g}" width="{width:g}" '
        f'height="{height:g}" preserveAspectRatio="{fit}" aria-hidden="true">{body}</svg>'
    )
