"""return: go back to the flow that called this one."""

from ivr.steps.step import At, Back, Move, Step


class Return(Step, frozen=True, kw_only=True, tag="return"):
    """Goes back behind the `goto` that called; the call ends if there was none."""

    def enter(self, at: At) -> Move:
        return Back(at.state)
