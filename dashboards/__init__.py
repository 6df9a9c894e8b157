"""The read side: projections, measures, the live feed and the reports."""
