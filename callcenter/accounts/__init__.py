"""Key accounts: tiers, managers, promises, health and surveys. Pure."""
