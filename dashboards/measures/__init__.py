"""The measures, each defined once: a pure function from counts to a ratio, with formula, unit and source.

Counts are added up first and divided last: percentages are never averaged. The wallboard, the reports and
the simulator ask the same functions. What belongs to a room below is measured there (customers and surveys
in `callcenter.accounts`, lists and dials in `callcenter.outbound`): docs/reference/measures.md lists all.
"""
