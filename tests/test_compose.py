"""The compose file and the image, held against the compose specification and against the service itself.

No engine runs here: what could only be wrong there is the images of others. What is ours is looked at word
by word: settings, ports, paths, users, commands, variables.
"""

import json
import re
from importlib.resources import files
from pathlib import Path
from typing import Any

import aiohttp
import jsonschema
import pytest
import yaml

from callcenter.__main__ import main
from callcenter.settings import Settings, load
from tests.scenarios.house import open_house
from tools.dockerfile import Ignored, context, copy, stages

ROOT = Path(__file__).parents[1]
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text("utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
OURS = SERVICES["callcenter"]
VARIABLE = re.compile(r"\$\{(\w+)(:[-?])?([^}]*)\}")


STAGES = stages((ROOT / "Dockerfile").read_text("utf-8"))


def instructions() -> list[tuple[str, str]]:
    """Return what the Dockerfile says after each FROM, in order."""
    return [(step.word, step.rest) for stage in STAGES for step in stage.steps]


def last_stage() -> list[tuple[str, str]]:
    """Return the instructions of the image that runs."""
    return [(step.word, step.rest) for step in STAGES[-1].steps]


def image_environment() -> dict[str, str]:
    """Return what the image sets."""
    return {
        name: value
        for word, rest in last_stage()
        if word == "ENV"
        for name, value in (each.split("=", 1) for each in rest.split())
    }


def filled_in(text: str) -> str:
    """Return a value as compose would fill it in: what is required by a word, the rest by its default."""
    return VARIABLE.sub(lambda found: "word" if found[2] == ":?" else found[3], text)


def test_the_file_is_what_the_specification_asks_for() -> None:
    """By the specification's own schema."""
    schema = files("check_jsonschema") / "builtin_schemas" / "vendor" / "compose-spec.json"
    jsonschema.validate(COMPOSE, json.loads(schema.read_text("utf-8")))


def test_the_service_takes_the_settings_that_it_is_given() -> None:
    """Names and values, with what the image sets beside it: one that is unknown keeps it from starting."""
    given = {name: filled_in(str(value)) for name, value in OURS["environment"].items()}
    given["CALLCENTER_PUBLIC_URL"] = example()["CALLCENTER_PUBLIC_URL"]
    settings = load({**image_environment(), **given})
    assert settings.database_url.startswith("postgresql://callcenter:word@postgres:5432/callcenter")
    assert settings.host == "0.0.0.0"  # within the container
    assert settings.port == Settings().port


def test_postgresql_is_the_one_that_the_service_asks_for() -> None:
    """User, database, password and port."""
    given = SERVICES["postgres"]["environment"]
    url = OURS["environment"]["CALLCENTER_DATABASE_URL"]
    ((user, password, host, port, name),) = re.findall(r"^postgresql://(\w+):(.+)@(\w+):(\d+)/(\w+)$", url)
    assert (user, name) == (given["POSTGRES_USER"], given["POSTGRES_DB"])
    assert (password, host, port) == (given["POSTGRES_PASSWORD"], "postgres", "5432")
    assert f"--username={user}" in SERVICES["postgres"]["healthcheck"]["test"]


def test_ports_are_those_that_are_listened_on_and_only_for_this_machine() -> None:
    """What is to be reached from elsewhere goes through a proxy."""
    published = {
        name: each.split(":") for name, service in SERVICES.items() for each in service.get("ports", ())
    }
    assert {name: inside for name, (_, _, inside) in published.items()} == {
        "callcenter": str(Settings().port),
        "prometheus": "9090",
        "grafana": "3000",
    }
    assert {address for address, _, _ in published.values()} == {"127.0.0.1"}
    assert ("EXPOSE", str(Settings().port)) in last_stage()
    scraped = yaml.safe_load((ROOT / "dashboards/prometheus/prometheus.yml").read_text("utf-8"))
    (job,) = scraped["scrape_configs"]
    assert job["static_configs"] == [{"targets": [f"callcenter:{Settings().port}"]}]


def test_whatever_is_mounted_is_there() -> None:
    """A file that is missing would become an empty folder."""
    for service in SERVICES.values():
        for volume in service.get("volumes", ()):
            source, target, *mode = volume.split(":")
            if source.startswith("."):
                assert (ROOT / source).exists(), source
                assert mode == ["ro"]
            else:
                assert source in COMPOSE["volumes"]
            assert target.startswith("/")


def test_prometheus_and_grafana_find_what_is_mounted() -> None:
    """At the place that their own files name."""
    mounted = {
        source: target
        for name in ("prometheus", "grafana")
        for source, target, *_ in (volume.split(":") for volume in SERVICES[name]["volumes"])
    }
    (rules,) = yaml.safe_load((ROOT / "dashboards/prometheus/prometheus.yml").read_text("utf-8"))[
        "rule_files"
    ]
    provider = ROOT / "dashboards/grafana/provisioning/dashboards/callcenter.yml"
    (boards,) = yaml.safe_load(provider.read_text("utf-8"))["providers"]
    assert str(Path(rules).parent) == mounted["./dashboards/prometheus/rules"]
    assert boards["options"]["path"] == mounted["./dashboards/grafana/json"]
    config = f"--config.file={mounted['./dashboards/prometheus/prometheus.yml']}"
    assert config in SERVICES["prometheus"]["command"]


async def test_health_is_asked_where_it_is_told() -> None:
    """By the image and by compose, at the port and a path that a running service answers."""
    paths = set()
    asked = [" ".join(OURS["healthcheck"]["test"])]
    asked += [rest for word, rest in last_stage() if word == "HEALTHCHECK"]
    for text in asked:
        found = re.search(r"http://127\.0\.0\.1:(\d+)(/\w+)'", text)
        assert found is not None
        assert int(found[1]) == Settings().port
        paths.add(found[2])
    async with open_house("simulated") as house, aiohttp.ClientSession() as session:
        for path in paths:
            async with session.get(house.url + path) as response:
                assert response.status == 200, path
    assert all("healthcheck" in service for service in SERVICES.values())


def test_nothing_secret_stands_in_the_files() -> None:
    """Passwords have no default: compose says what is missing. No variable is left unexplained."""
    text = (ROOT / "docker-compose.yml").read_text("utf-8")
    variables = {found[0]: found[1:] for found in VARIABLE.findall(text)}
    for name, (kind, default) in variables.items():
        if re.search("PASSWORD|TOKEN|SECRET|KEY|PIN", name):
            assert kind == ":?" or not default, name
        if "PASSWORD" in name:
            assert kind == ":?", name
    assert set(variables) == set(example())
    assert not any(example()[name] for name in variables if re.search("PASSWORD|TOKEN|SECRET|KEY|PIN", name))


def example() -> dict[str, str]:
    """Return the variables of the example."""
    lines = (ROOT / ".env.example").read_text("utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))


@pytest.mark.parametrize(
    "image",
    sorted(
        {service["image"] for service in SERVICES.values() if "build" not in service}
        | {stage.base for stage in STAGES if stage.base not in {each.name for each in STAGES}}
    ),
)
def test_images_are_named_to_the_byte_and_no_host_is(image: str) -> None:
    """A tag can be put elsewhere, a digest cannot; whose registry it is belongs to the engine's settings."""
    name, _, rest = image.partition(":")
    tag, _, digest = rest.partition("@")
    assert re.fullmatch(r"v?\d+\.\d+(\.\d+)?(-[\w-]+)?", tag)
    assert re.fullmatch(r"sha256:[0-9a-f]{64}", digest)
    assert "." not in name.split("/")[0]


def test_stages_of_one_image_have_one_digest() -> None:
    """What is compiled in one stage runs in another."""
    assert len({stage.base for stage in STAGES if stage.base.startswith("python:")}) == 1


def test_the_image_runs_as_a_user_without_rights_in_a_folder_of_its_own() -> None:
    """And what it writes lies in the volume."""
    stage = last_stage()
    (user,) = [rest for word, rest in stage if word == "USER"]
    (made,) = [rest for word, rest in stage if word == "RUN" and "useradd" in rest]
    assert made.split()[-1] == user != "root"
    assert re.search(r"--uid 1\d{4}\b", made)
    assert [word for word, _ in stage].index("USER") > [word for word, _ in stage].index("RUN")
    home = next(rest for word, rest in stage if word == "WORKDIR")
    assert f"--home-dir {home} " in made
    assert f"callcenter-files:{home}" in OURS["volumes"]
    assert image_environment()["CALLCENTER_FILES"].startswith(f"{home}/")
    assert OURS["read_only"] is True


def test_what_is_copied_is_there_and_goes_to_the_builder() -> None:
    """The builder gets what `.dockerignore` lets through; each stage takes only from those before it."""
    given = set(context(ROOT))
    copies = [
        (number, copy(step.rest))
        for number, stage in enumerate(STAGES)
        for step in stage.steps
        if step.word == "COPY"
    ]
    for number, each in copies:
        assert not each.stage or each.stage in {stage.name for stage in STAGES[:number]}
        for source in each.sources if not each.stage else ():
            assert source in given or any(name.startswith(f"{source.rstrip('/')}/") for name in given), source
    copied = {source for _, each in copies for source in each.sources}
    assert {"callcenter/", "dashboards/", "ivr/", "notation/"} <= copied


def test_the_builder_gets_nothing_but_what_is_copied() -> None:
    """No data, no secrets, no packages, nothing that was built or cached here."""
    given = context(ROOT)
    copied = {
        source.rstrip("/") for word, rest in instructions() if word == "COPY" for source in copy(rest).sources
    }
    assert {name.split("/")[0] for name in given} <= copied
    assert not [
        name for name in given if re.search(r"(^|/)(\.env|node_modules|dist|__pycache__)(/|$)|\.pyc$", name)
    ]


@pytest.mark.parametrize(
    ("path", "hidden"),
    [
        ("var/callcenter.db", True),
        ("callcenter/floor/floor.py", False),
        ("callcenter/__pycache__/x.pyc", True),
        ("console/src/app/app.tsx", False),
        ("console/dist/index.html", True),
        ("console/.env", True),
        ("requirements.txt", False),
        ("requirements-node.txt", True),
    ],
)
def test_what_is_hidden_from_the_builder(path: str, hidden: bool) -> None:
    """The last line that fits decides, and a folder's line holds for all in it."""
    assert Ignored((ROOT / ".dockerignore").read_text("utf-8")).hides(path) is hidden


def test_packages_come_by_their_hashes_or_from_here() -> None:
    """The same image tomorrow, by whoever's hour: what is compiled knows nothing of it."""
    runs = [each.strip() for word, rest in instructions() if word == "RUN" for each in rest.split("&&")]
    installs = [run for run in runs if "pip install" in run]
    assert len(installs) == 3
    assert all("--require-hashes -r" in run or "--no-deps --no-build-isolation" in run for run in installs)
    assert any(run.startswith("npm ci ") for run in runs)
    (compiled,) = [run for run in runs if "compileall" in run]
    assert "--invalidation-mode unchecked-hash" in compiled


def test_the_command_is_one_that_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    """`callcenter serve`."""
    (command,) = [json.loads(rest) for word, rest in last_stage() if word == "CMD"]
    assert command[0] == "callcenter"
    with pytest.raises(SystemExit) as ended:
        main([*command[1:], "--help"])
    assert ended.value.code == 0
    assert "serve" in capsys.readouterr().out
