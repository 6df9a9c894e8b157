"""A campaign tried out in virtual time: predictive pacing held against progressive on the same list."""
