"""Quality of service and performance over HTTP."""
