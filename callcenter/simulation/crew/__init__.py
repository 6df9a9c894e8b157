"""How many agents a whole day takes, group by group, as the real floor serves it: tiers, skills and all."""
