"""The learning rate over a training: what all networks trained here follow."""

_WARM_UP = 0.1
"""The share of steps in which the rate rises; without a rise the first steps undo what the network knew."""


def rate(step: int, steps: int, warm_up: float = _WARM_UP) -> float:
    """The learning rate's share at a step: it rises for the first steps, then falls to nothing."""
    warm = max(1, int(warm_up * steps))
    return min((step + 1) / warm, max(0.0, (steps - step) / max(1, steps - warm)))
