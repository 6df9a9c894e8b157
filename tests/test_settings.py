"""Settings: read once, checked whole, never shown."""

from pathlib import Path

import pytest

from callcenter.settings import BadSettings, Settings, load


def test_nothing_set_means_the_embedded_default() -> None:
    """A newcomer needs no environment."""
    assert Settings() == load({})


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    """Both know the same names, with or without our prefix."""
    file = tmp_path / "settings.yaml"
    file.write_text("port: 9000\nCALLCENTER_HOST: 0.0.0.0\nTWILIO_ACCOUNT_SID: AC1\n", encoding="utf-8")

    settings = load({"CALLCENTER_PORT": "9001", "UNRELATED": "x"}, file)

    assert (9001, "0.0.0.0", "AC1") == (settings.port, settings.host, settings.twilio_account_sid)


def test_every_problem_is_named_and_no_value() -> None:
    """Whoever starts it at night mends all at once, and no secret lands in a log."""
    with pytest.raises(BadSettings) as refused:
        load(
            {
                "CALLCENTER_PORT": "many",
                "CALLCENTER_PROVIDER": "twilio",
                "CALLCENTER_DATABASE_URL": "mysql://secret",
                "CALLCENTER_TYPO": "1",
                "TWILIO_API_SECRET": "hidden",
            }
        )

    told = str(refused.value)
    assert 5 == len(refused.value.problems)
    assert "secret" not in told.replace("SECRET", "")
    assert "hidden" not in told


def test_a_look_up_has_some_time() -> None:
    """Or every caller would be a stranger."""
    assert 2.5 == load({"CALLCENTER_LOOKUP_SECONDS": "2.5"}).lookup_seconds
    assert 9.0 == load({"CALLCENTER_READY_SECONDS": "9"}).ready_seconds
    with pytest.raises(BadSettings) as refused:
        load({"CALLCENTER_LOOKUP_SECONDS": "0"})
    assert ["LOOKUP_SECONDS must be more than 0"] == refused.value.problems


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    """By kind, not by traceback."""
    with pytest.raises(BadSettings):
        load({}, tmp_path / "missing.yaml")


def test_settings_show_nothing_secret() -> None:
    """Neither in a traceback nor in a log."""
    assert "hidden" not in repr(load({"TWILIO_AUTH_TOKEN": "hidden"}))
