"""Trains the evidence model: questions with passages as the search finds them, the network, and its judging."""
