"""Cases: opened, worked on, warned of in time. The rules are in callcenter/cases."""
