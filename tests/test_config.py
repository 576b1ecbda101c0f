"""Which source of a setting wins, and that a wrong one is said in one line."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.config import BadSetting, Settings, load


def test_defaults(tmp_path: Path) -> None:
    assert load({}, {}, tmp_path / "none.toml") == Settings()


def test_flags_before_environment_before_file_before_defaults(tmp_path: Path) -> None:
    file = tmp_path / "facilitator.toml"
    file.write_text('port = 1\nhost = "file"\ndata-dir = "file"\nengine = "gevent"\n')
    environment = {"FACILITATOR_PORT": "2", "FACILITATOR_HOST": "environment", "FACILITATOR_UNKNOWN": "x", "PORT": "9"}
    settings = load({"port": 3, "host": None}, environment, file)
    assert (settings.port, settings.host, settings.data_dir, settings.engine) == (3, "environment", "file", "gevent")
    assert settings.trusted_proxies == 0


@pytest.mark.parametrize(
    ("flags", "environment", "text", "names"),
    [
        ({}, {"FACILITATOR_PORT": "many"}, "", ("port", "in the environment")),
        ({}, {"FACILITATOR_ENGINE": "steam"}, "", ("engine", "in the environment")),
        ({}, {}, "prot = 9000", ("prot", "facilitator.toml", "no such setting")),
        ({}, {}, "port = [", ("facilitator.toml",)),
        ({"engine": "steam"}, {}, "", ("engine",)),
        ({}, {"FACILITATOR_KEEP_DAYS": "0"}, "", ("keep-days", "in the environment", "1")),
    ],
)
def test_a_wrong_setting_is_named_with_its_place_in_one_line(
    tmp_path: Path, flags: dict[str, object], environment: dict[str, str], text: str, names: tuple[str, ...]
) -> None:
    file = tmp_path / "facilitator.toml"
    file.write_text(text)
    with pytest.raises(BadSetting) as wrong:
        load(flags, environment, file)
    assert all(name in str(wrong.value) for name in names)
    assert "\n" not in str(wrong.value)


def test_settings_do_not_change() -> None:
    with pytest.raises(AttributeError):
        Settings().port = 1  # type: ignore[misc]
