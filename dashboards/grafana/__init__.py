"""Boards for Grafana, written in Python, kept as the JSON that it reads: `python -m dashboards.grafana`."""
