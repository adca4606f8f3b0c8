"""How fast the networks learn, step by step."""


def rate(step: int, steps: int, warm_up: float) -> float:
    """The learning rate's share: up for the first steps, of which `warm_up` is the share, then down to nothing."""
    warm = max(1, int(warm_up * steps))
    return min((step + 1) / warm, max(0.0, (steps - step) / max(1, steps - warm)))
