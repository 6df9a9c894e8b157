"""Write the boards and the recording rules anew: `python -m dashboards.grafana`."""

from dashboards.grafana.files import files

if __name__ == "__main__":
    for path, text in files().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
