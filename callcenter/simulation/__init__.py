"""A day on the real floor, in virtual time.

Callers and agents are drawn or taken from a journal beforehand, so that two policies can be tried on the
very same day; then the floor that serves real customers decides it, from deadline to deadline.
"""
