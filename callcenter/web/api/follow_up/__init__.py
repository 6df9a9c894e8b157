"""The endpoints of the follow-up: tasks, visits, plans, approvals, surveys, the calendar."""
