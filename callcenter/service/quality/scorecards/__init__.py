"""Scorecards of agents and account managers: forms and targets, figures, cards, ranks, files (ME-17)."""
