"""Training the judge: pairs of premises and claims, the network, training and judging it."""
