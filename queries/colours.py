"""Colours that stand out from paper and from night: each type's own, moved only as far as it must be."""

from __future__ import annotations

PAPER, NIGHT = "#fbfaf7", "#16181c"
ENOUGH = 2.2  # for shapes and lines; words stand beside them


def colours(colour: str) -> dict[str, str]:
    return {"light": readable(colour, PAPER), "dark": readable(colour, NIGHT)}


def readable(colour: str, ground: str) -> str:
    """Move a colour away from the ground until it stands out from it."""
    red, green, blue = rgb(colour)
    aim = 0 if luminance(rgb(ground)) > 0.5 else 255
    while contrast((red, green, blue), rgb(ground)) < ENOUGH:
        red, green, blue = (round(part + (aim - part) * 0.1 + (aim > part)) for part in (red, green, blue))
    return f"#{red:02x}{green:02x}{blue:02x}"


def rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def luminance(colour: tuple[int, int, int]) -> float:
    """Give the relative luminance of WCAG 2."""
    parts = [part / 255 for part in colour]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)
