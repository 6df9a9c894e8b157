"""What many talks say together: funnel, objections, response cards, reasons. Pure, each measure once."""
