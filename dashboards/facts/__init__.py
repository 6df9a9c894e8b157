"""Facts of fifteen minutes: what closed contacts and agents came to, folded from the journal. Pure."""
