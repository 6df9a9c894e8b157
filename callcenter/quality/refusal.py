"""What this room forbids."""


class QualityRefusal(Exception):
    """Something that may not be done as things stand. `code` is stable, `detail` names what is at fault."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail
