"""The handlers of the API, one small file per group."""
