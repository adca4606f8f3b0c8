"""The learning rate over a training: what all networks trained here follow."""


def rate(step: int, steps: int, warm_up: float) -> float:
    """The learning rate's share at a step: it rises for the first steps, then falls to nothing.

    :param step: how many steps were done.
    :param steps: how many are done in all.
    :param warm_up: the share of steps in which it rises; without a rise the first undo what the network knew.
    :return: the share.
    """
    warm = max(1, int(warm_up * steps))
    return min((step + 1) / warm, max(0.0, (steps - step) / max(1, steps - warm)))
