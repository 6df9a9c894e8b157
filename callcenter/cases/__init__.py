"""Cases: escalation, approvals, follow-ups and plans. Pure."""
