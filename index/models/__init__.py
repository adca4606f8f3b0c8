"""The learned models that turn texts into vectors or scores: found, exported, run."""
