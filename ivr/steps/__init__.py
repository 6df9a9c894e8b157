"""The steps of the language, one file each."""

from ivr.steps.back import Return
from ivr.steps.branch import Branch
from ivr.steps.callback import Callback
from ivr.steps.collect import Collect
from ivr.steps.goto import Goto
from ivr.steps.hang_up import HangUp
from ivr.steps.look_up import LookUp
from ivr.steps.menu import Menu
from ivr.steps.play import Play
from ivr.steps.queue import Queue
from ivr.steps.say import Say
from ivr.steps.set import Set
from ivr.steps.step import Step
from ivr.steps.survey import Survey
from ivr.steps.transfer import Transfer
from ivr.steps.voicemail import Voicemail

AnyStep = (
    Say
    | Play
    | Menu
    | Collect
    | LookUp
    | Branch
    | Set
    | Queue
    | Callback
    | Voicemail
    | Transfer
    | Survey
    | HangUp
    | Goto
    | Return
)

STEPS: dict[str, type[Step]] = {
    "say": Say,
    "play": Play,
    "menu": Menu,
    "collect": Collect,
    "look-up": LookUp,
    "branch": Branch,
    "set": Set,
    "queue": Queue,
    "callback": Callback,
    "voicemail": Voicemail,
    "transfer": Transfer,
    "survey": Survey,
    "hang-up": HangUp,
    "goto": Goto,
    "return": Return,
}
"""Every step by the word that a flow file uses for it."""
