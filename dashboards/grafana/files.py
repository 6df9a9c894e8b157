"""The files that are made from Python: a board each as JSON, and the recording rules."""

import json
from pathlib import Path

import yaml

from dashboards.grafana.board import Board, document
from dashboards.grafana.key_accounts import KEY_ACCOUNTS
from dashboards.grafana.operations import OPERATIONS
from dashboards.grafana.outbound import OUTBOUND
from dashboards.grafana.service import SERVICE
from dashboards.grafana.service_level import SERVICE_LEVEL
from dashboards.prometheus import service_levels

HERE = Path(__file__).parent
RULES = HERE.parent / "prometheus" / "rules"
BOARDS: tuple[Board, ...] = (OPERATIONS, SERVICE_LEVEL, KEY_ACCOUNTS, OUTBOUND, SERVICE)

_MADE = "# Made from Python: `python -m dashboards.grafana` writes it.\n"


def files() -> dict[Path, str]:
    """Return what stands in each file."""
    boards = {HERE / "json" / f"{board.uid}.json": _json(board) for board in BOARDS}
    rules = yaml.safe_dump(service_levels.document(), sort_keys=False, width=110)
    return boards | {RULES / "service-levels.yml": _MADE + rules}


def _json(board: Board) -> str:
    return json.dumps(document(board), indent=1, ensure_ascii=False) + "\n"
