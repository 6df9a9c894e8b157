"""A house that comes to life without an account: sample data, simulated callers and agents."""
