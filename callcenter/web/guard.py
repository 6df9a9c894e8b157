"""The API's middlewares: every error in one shape, every answer with the same headers."""

import structlog
from aiohttp import web
from aiohttp.typedefs import Handler

from callcenter.accounts.refusal import AccountRefusal
from callcenter.cases.refusal import Refusal as FollowUpRefusal
from callcenter.cases.turn import CaseRefusal
from callcenter.floor import Refusal
from callcenter.outbound.refusal import OutboundRefusal
from callcenter.ports.journal import JournalError
from callcenter.ports.records import RecordsError, StaleVersion
from callcenter.ports.telephony import ServiceUnavailable
from callcenter.quality.refusal import QualityRefusal
from callcenter.service.house import BadConfiguration
from callcenter.web.headers import api_headers
from callcenter.web.parts import PARTS
from callcenter.web.problems import Failure, failed, refused

log = structlog.get_logger(__name__)

#: What aiohttp itself refuses, by status.
_STATUS = {404: "not_found", 405: "method_not_allowed", 413: "too_large", 415: "unsupported_media_type"}


@web.middleware
async def headed(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Put the API's headers on every answer."""
    response = await handler(request)
    if not response.prepared:
        response.headers.update(api_headers(secure=request.app[PARTS].settings.secure))
    return response


@web.middleware
async def problems(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Turn whatever goes wrong into a problem with a stable code."""
    try:
        return await handler(request)
    except Failure as failure:
        return failed(failure)
    except (Refusal, AccountRefusal, FollowUpRefusal, OutboundRefusal, QualityRefusal) as refusal:
        return refused(refusal.code, refusal.detail)
    except CaseRefusal as refusal:
        return failed(Failure(refusal.code, refusal.detail))
    except StaleVersion as stale:
        return failed(Failure("stale_version", str(stale)))
    except BadConfiguration as bad:
        return failed(Failure("bad_configuration", "Not accepted.", problems=bad.problems))
    except (ServiceUnavailable, JournalError, RecordsError) as error:
        log.warning("request_unavailable", error=type(error).__name__)
        return failed(Failure("unavailable", "The service cannot keep or read its data now.", after=1.0))
    except web.HTTPException as error:
        return _foreign(error)
    except Exception as error:
        log.exception("request_failed", error=type(error).__name__)
        return failed(Failure("internal", "A fault of the service; it has been written down."))


def _foreign(error: web.HTTPException) -> web.StreamResponse:
    """Say in our words what aiohttp refused."""
    code = _STATUS.get(error.status, "internal" if error.status >= 500 else "invalid_request")
    response = failed(Failure(code))
    if "Allow" in error.headers:
        response.headers["Allow"] = error.headers["Allow"]
    return response
