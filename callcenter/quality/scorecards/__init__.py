"""Scorecards of agents and account managers against targets. Pure (ME-17, FL-27)."""
