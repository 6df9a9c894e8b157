"""The endpoints about campaigns, their lists and records, and the agent's next record."""
