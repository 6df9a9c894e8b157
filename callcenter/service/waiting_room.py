"""What a waiting caller may press: wish for a callback, confirm the number, or give another one. Pure.

The questions stand in the turns' numbers, so a restart in the middle of them loses nothing.
"""

from callcenter.floor.phases import Phase
from callcenter.floor.state import Contact
from callcenter.floor.values import QueuePolicy, is_e164
from callcenter.ports.telephony import Ask, Heard, Input, Prompt, Script
from callcenter.service.numbers import spoken_digits, to_e164
from callcenter.service.phrases import phrase

#: Far beyond every turn of a menu.
OFFER, CONFIRM, ENTER, ENTER_AGAIN = range(1_000_000, 1_000_004)

#: Whoever is being connected already is asked nothing more.
_MAY_ASK = (Phase.WAITING, Phase.OFFERED)


def is_waiting_turn(turn: int) -> bool:
    """Whether an answer belongs to a question of the waiting room, not to a menu."""
    return turn >= OFFER


def with_offer(
    policy: QueuePolicy | None, contact: Contact, said: tuple[Prompt, ...], language: str
) -> Script:
    """Return what a waiting caller hears, with the offer of a callback where the queue makes one.

    The music is part of the question: a key is heard at any time.
    """
    if policy is None or not policy.callback.offered or contact.phase not in _MAY_ASK or contact.to_dial:
        return said
    offer = phrase("callback_offer", language, key=policy.callback.key)
    return (Ask((*said[:-1], offer, said[-1]), OFFER, timeout=1.0, finish_key="", language=language),)


def answered(
    policy: QueuePolicy | None, contact: Contact, turn: int, said: Input, language: str
) -> Script | str | None:
    """Return the next question, the number that was agreed (E.164), or None: the caller goes on waiting."""
    if policy is None or not policy.callback.offered or contact.phase not in _MAY_ASK:
        return None
    keys = said.value if said.kind is Heard.DIGITS else ""
    if turn == OFFER and keys == policy.callback.key:
        return _confirm(contact, language) if is_e164(contact.caller) else _enter(ENTER, language)
    if turn == CONFIRM and keys == "1":
        return contact.caller if is_e164(contact.caller) else None
    if turn == CONFIRM and keys == "2":
        return _enter(ENTER, language)
    if turn in (ENTER, ENTER_AGAIN) and keys:
        number = to_e164(keys, contact.dialled)
        return number or (_enter(ENTER_AGAIN, language) if turn == ENTER else None)
    return None


def agreed(number: str, language: str) -> Prompt:
    """Return the last words to somebody who will be called back."""
    return phrase("callback_agreed", language, number=spoken_digits(number))


def _confirm(contact: Contact, language: str) -> Script:
    words = phrase("callback_confirm", language, number=spoken_digits(contact.caller))
    return (Ask((words,), CONFIRM, timeout=6.0, finish_key="", language=language),)


def _enter(turn: int, language: str) -> Script:
    words = phrase("callback_number" if turn == ENTER else "callback_number_again", language)
    return (Ask((words,), turn, max_digits=0, timeout=8.0, language=language),)
