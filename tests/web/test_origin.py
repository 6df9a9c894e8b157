"""Which requests come from our own pages."""

from collections.abc import Mapping

import pytest
from aiohttp.test_utils import make_mocked_request

from callcenter.web.origin import check_origin
from callcenter.web.problems import Failure

PUBLIC = "https://desk.example.com"


def check(headers: Mapping[str, str]) -> None:
    check_origin(make_mocked_request("POST", "/", headers={"Host": "10.0.0.1:8080", **headers}), PUBLIC)


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Sec-Fetch-Site": "same-origin", "Origin": PUBLIC},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "https://desk.example.com:443"},
        {"Origin": "http://10.0.0.1:8080"},
    ],
)
def test_lets_our_pages_in(headers: Mapping[str, str]) -> None:
    """By the public address, by the very host that was asked, and tools that are no browser."""
    check(headers)


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site", "Origin": PUBLIC},
        {"Origin": "https://desk.example.com.evil.net"},
        {"Origin": "http://desk.example.com"},
        {"Origin": "https://desk.example.com:8443"},
        {"Origin": "https://desk.example.com:x"},
        {"Origin": "null"},
        {"Origin": ""},
    ],
)
def test_keeps_others_out(headers: Mapping[str, str]) -> None:
    """Another site, another scheme, another port, or nobody in particular."""
    with pytest.raises(Failure, match="cross_origin"):
        check(headers)
