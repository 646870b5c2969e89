"""Pairs that may be one and that no rule joins: found, scored, each point of the score with its reason."""
