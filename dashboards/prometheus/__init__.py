"""What Prometheus is told: where to look, what to reckon ahead, and when to wake somebody."""
