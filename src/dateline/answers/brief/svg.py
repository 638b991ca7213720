"""The little of SVG that a brief draws: nothing in it loads or runs anything."""

import html
import math

type Box = tuple[float, float, float, float]


def tag(name: str, text: str | None = None, **attributes: str | float) -> str:
    """Names of attributes: `class_`, and dashes as underscores. Text and values are escaped."""
    told = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{html.escape(_number(value))}"'
        for key, value in attributes.items()
    )
    return f"<{name}{told}/>" if text is None else f"<{name}{told}>{html.escape(text)}</{name}>"


def drawing(title: str, width: int, height: int, parts: list[str]) -> str:
    """An image that scales; its title is read out."""
    name = html.escape(title)
    inside = "\n".join(parts)
    return (
        f'<svg viewBox="0 0 {width} {height}" role="img" aria-label="{name}" xmlns="http://www.w3.org/2000/svg">'
        f"\n<title>{name}</title>\n{inside}\n</svg>"
    )


def steps(low: float, high: float, most: int = 5) -> list[float]:
    """Round numbers from below `low` to above `high`, `most` of them or one more."""
    span = max(high - low, 1e-9)
    rough = span / most
    size = 10 ** math.floor(math.log10(rough))
    step = next(size * k for k in (1, 2, 5, 10) if size * k >= rough)
    first = math.floor(low / step)
    return [n * step for n in range(first, math.ceil(high / step) + 1)]


def free_spot(at: Box, taken: list[Box], across: float, radius: float = 5.0) -> Box | None:
    """The label's box right of, above, below or left of the point, where nothing is yet; noted as taken.

    `at`: x, y, width, height of a label that would begin at the point; `across` the drawing's width, `radius` the mark's.
    """
    x, y, width, height = at
    for dx, dy in (
        (radius + 3, 4), (-width / 2, -radius - 4), (-width / 2, height + radius + 2), (-width - radius - 3, 4),
    ):  # fmt: skip
        box = (x + dx, y + dy - height, x + dx + width, y + dy)
        inside = box[0] >= 0 and box[2] <= across
        if inside and not any(_overlap(box, other) for other in taken):
            taken.append(box)
            return box
    return None


def _overlap(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _number(value: str | float) -> str:
    return value if isinstance(value, str) else f"{value:.1f}".removesuffix(".0")
