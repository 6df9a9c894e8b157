"""Quality of service and performance: evaluated, sampled, coached, trained (FL-27, ME-16 to ME-18)."""
