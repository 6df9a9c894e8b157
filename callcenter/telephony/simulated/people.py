"""How callers, telephones and agents behave: small frozen values. Spans in line seconds, chances 0-1."""

from msgspec import Struct

from callcenter.floor.values import LegCause


class Caller(Struct, frozen=True, omit_defaults=True):
    """One customer on one call.

    Presses the next of `keys` at each question, `think` seconds after it began ("" stays
    silent, and so does everyone whose keys are used up); says the next of `words` where
    speech is asked for. Hangs up after `patience` seconds in queues and alone in a bridge
    (summed over the whole call), after `talk` seconds of talk, and with the chance
    `leaves_menu` at each question. Gives `rating` where asked after the talk and presses
    `solved` where asked for more, and leaves a message of `message` seconds (0: none).
    """

    number: str
    keys: tuple[str, ...] = ("1",)
    words: tuple[str, ...] = ()
    think: float = 2.0
    leaves_menu: float = 0.0
    patience: float = 300.0
    talk: float = 150.0
    rating: str = "5"
    solved: str = "1"
    message: float = 20.0


class Line(Struct, frozen=True, omit_defaults=True):
    """What happens when a number is dialled: picked up after `after` seconds, or `cause`.

    Who picks up presses `keys` when asked, `think` seconds after, and hangs up after
    `talk` seconds in company (0: stays until the others go). A `mistaken` one is a
    person whom the detection of machines takes for one.
    """

    after: float = 3.0
    cause: LegCause | None = None
    keys: str = "1"
    think: float = 2.0
    talk: float = 0.0
    mistaken: bool = False


class SimulatedAgent(Struct, frozen=True, omit_defaults=True):
    """One agent who works by themselves.

    An offer is missed with the chance `misses`, else declined with the chance `declines`,
    else accepted, about `answer_delay` seconds after it came. Mostly the caller ends the
    talk; with the chance `ends_talk` the agent does after about `talk` seconds, and always
    where the customer writes. Work after
    the contact takes about `wrap_up` seconds and ends with one of `dispositions`. After a
    miss or a break by force the agent is back in about `break_seconds`. An agent with a
    `telephone` (E.164) answers by its keys when it rings, others with their phone.
    """

    id: str
    misses: float = 0.02
    declines: float = 0.02
    answer_delay: float = 3.0
    ends_talk: float = 0.3
    talk: float = 120.0
    wrap_up: float = 20.0
    dispositions: tuple[str, ...] = ("resolved",)
    break_seconds: float = 60.0
    telephone: str = ""
