"""Follow-up as the service does it: tasks, visits, plans, approvals, surveys, reminders, the calendar."""
