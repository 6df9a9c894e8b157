"""What people ask for about their own data."""

from msgspec.structs import asdict

from callcenter.accounts.requests import PrivacyRequest, answered_in_time
from callcenter.web.api.accounts.asker import customers, reader
from callcenter.web.endpoint import Call
from callcenter.web.values_accounts import AnswerGiven, Extension, NewRequest, Requests, RequestsQuery


async def open_request(call: Call[NewRequest]) -> PrivacyRequest:
    """Write down what a person asks for; they have an answer within a month (EU-03)."""
    return await customers(call).requests.open(reader(call), PrivacyRequest("", **asdict(call.body)))


async def list_requests(call: Call[RequestsQuery]) -> Requests:
    """Requests that wait for an answer, the next due first; or all of them."""
    query = call.body
    found = await customers(call).requests.listed(unanswered=query.unanswered, person=query.person)
    return Requests(tuple(found), answered_in_time(found))


async def extend_request(call: Call[Extension]) -> PrivacyRequest:
    """Take two months more, for a reason that the person was told within the first."""
    wish = call.body
    return await customers(call).requests.extend(reader(call), call.id, wish.version, wish.why)


async def answer_request(call: Call[AnswerGiven]) -> PrivacyRequest:
    """Note what the person was answered; an erasure answers its request by itself."""
    wish = call.body
    return await customers(call).requests.answer(reader(call), call.id, wish.version, wish.answer, wish.text)
