"""The fixture that watches for tasks and connections left behind, tried on tests that leave some."""

from pathlib import Path

import pytest

CONFTEST = Path(__file__).parent.parent / "conftest.py"


@pytest.fixture(name="house")
def _house(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """An empty project that has our conftest, and little patience."""
    monkeypatch.setenv("PATIENCE", "1")
    pytester.makeconftest(CONFTEST.read_text(encoding="utf-8"))
    pytester.makeini("[pytest]\nasyncio_mode = auto\nasyncio_default_fixture_loop_scope = function")
    return pytester


def test_a_task_left_behind_is_named(house: pytest.Pytester) -> None:
    """The test itself passes; the fixture makes it an error, and says which task and what it runs."""
    house.makepyfile(
        """
        import asyncio

        async def ring_forever():
            await asyncio.sleep(3600)

        async def test_forgets():
            asyncio.create_task(ring_forever(), name="ringer")
        """
    )

    result = house.runpytest_subprocess("-p", "no:cacheprovider")

    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines(["*left 1 task(s) behind*", "*ringer: ring_forever, waiting at *"])


def test_a_connection_left_open_is_named(house: pytest.Pytester) -> None:
    """Closing a server leaves open whom it has let in; one whose other end is gone needs no word."""
    house.makepyfile(
        """
        import asyncio
        import pytest

        @pytest.mark.parametrize("leaves", [True, False])
        async def test_hangs_up(leaves):
            loop = asyncio.get_running_loop()
            server = await loop.create_server(asyncio.Protocol, "127.0.0.1", 0)
            wire, _ = await loop.create_connection(asyncio.Protocol, *server.sockets[0].getsockname())
            server.close()
            if leaves:
                wire.close()
        """
    )

    result = house.runpytest_subprocess("-p", "no:cacheprovider")

    result.assert_outcomes(passed=2, errors=1)
    result.stdout.fnmatch_lines(["*left 2 connection(s) open*", "*'127.0.0.1'*"])


def test_a_task_that_its_owner_ends_is_fine(house: pytest.Pytester) -> None:
    """Other fixtures clean up first: what they end is not held against the test."""
    house.makepyfile(
        """
        import asyncio
        import pytest

        @pytest.fixture
        async def ringer():
            task = asyncio.create_task(asyncio.sleep(3600))
            yield task
            task.cancel()

        async def test_cleans_up(ringer):
            assert not ringer.done()

        def test_knows_no_loop():
            assert True
        """
    )

    result = house.runpytest_subprocess("-p", "no:cacheprovider")

    result.assert_outcomes(passed=2)
