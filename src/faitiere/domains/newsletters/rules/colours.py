"""The network’s colour, made readable on what it is printed on (WCAG 2.2, 1.4.3)."""

READABLE = 4.5
STEPS = 20


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours written #rrggbb."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def readable(colour: str, *grounds: str, least: float = READABLE) -> str:
    """Return the colour, drawn towards black or white as far as it takes to be read on every one of these grounds."""
    target = 0 if all(_luminance(ground) > 0.18 for ground in grounds) else 255
    tried = (_mixed(colour, target, step / STEPS) for step in range(STEPS + 1))
    return next(shade for shade in tried if all(contrast(shade, ground) >= least for ground in grounds))


def _channels(colour: str) -> list[int]:
    return [int(colour[place : place + 2], 16) for place in (1, 3, 5)]


def _luminance(colour: str) -> float:
    shares = [channel / 255 for channel in _channels(colour)]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _mixed(colour: str, target: int, share: float) -> str:
    return "#" + "".join(f"{round(channel + (target - channel) * share):02x}" for channel in _channels(colour))
