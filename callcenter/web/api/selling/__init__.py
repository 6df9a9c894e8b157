"""Scripts, talks, objections and their analysis in the API."""
