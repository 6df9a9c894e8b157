"""Build what the Dockerfile builds, without an engine: each step by its own words and at its own paths.

Every stage gets a system of its own, laid over this machine's: what a step writes is there and nowhere
else. In place of the base images stand this machine's Python and Node; them a rehearsal cannot try. Then the
service is started as compose starts it: that user, nothing writable but its volume and /tmp, and no network.
It has to answer the image's own health check. Prints `name: value` lines. Needs Linux, root, and the
registries of packages.
"""

import ctypes
import hashlib
import json
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tools.dockerfile import Stage, Step, context, copy, stages

ROOT = Path(__file__).parents[1]
#: Every file that it adds: two rehearsals of the same sources leave the same list.
LIST = ROOT / "build" / "image-files.txt"
#: What the image adds to its base.
ADDED = ("srv/callcenter", "app")
PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
#: Where packages come from is a matter of the machine.
FROM_HERE = ("SOURCE_DATE_EPOCH", "PIP_", "NPM_CONFIG_", "http", "HTTP", "no_proxy", "SSL_", "NODE_EXTRA_CA")
#: Linux' CLONE_NEWNET.
NEW_NETWORK = 0x40000000
#: Seconds after which a service that does not answer never will.
PATIENCE = 300.0


def run(*words: str | Path) -> None:
    """Run a command. Raises `CalledProcessError`."""
    subprocess.run(words, check=True)


class System:
    """One stage while it is built: what it says so far, laid over this machine."""

    def __init__(self, folder: Path, given: Path) -> None:
        self.root, self.upper = folder / "root", folder / "upper"
        self._given = given
        self.told = {"PATH": PATH, "HOME": "/root"}
        self.place = Path("/")
        self.user = ""
        for each in (self.root, self.upper, folder / "work"):
            each.mkdir(parents=True)
        layers = f"lowerdir=/,upperdir={self.upper},workdir={folder / 'work'}"
        run("mount", "-t", "overlay", "overlay", "-o", layers, self.root)
        for name in ("dev", "proc"):
            run("mount", "--rbind", f"/{name}", self.root / name)
        python = self.root / "usr/local/bin/python"
        if not python.exists():
            python.symlink_to("/usr/bin/python3")

    def take(self, step: Step, others: dict[str, "System"]) -> None:
        """Do what a step says; what only describes the image is left for later."""
        if step.word == "WORKDIR":
            self.place = Path(step.rest)
            self.at(self.place).mkdir(parents=True, exist_ok=True)
        elif step.word in ("ENV", "ARG"):
            said = dict(each.split("=", 1) for each in shlex.split(step.rest) if "=" in each)
            self.told |= {name: value.replace("$PATH", self.told["PATH"]) for name, value in said.items()}
        elif step.word == "COPY":
            self._copy(step.rest, others)
        elif step.word == "RUN":
            run(*self.command("/bin/sh", "-ec", step.rest, here=True))
        elif step.word == "USER":
            self.user = step.rest

    def at(self, path: Path) -> Path:
        """Return where a path of this system lies on the machine."""
        return self.root / (self.place / path).relative_to("/")

    def command(self, *words: str, here: bool = False) -> list[str]:
        """Return the command that runs words in this system; `here` it knows where packages come from."""
        told = {name: value for name, value in os.environ.items() if here and name.startswith(FROM_HERE)}
        said = [f"{name}={value}" for name, value in (told | self.told).items()]
        user = [f"--userspec={self.user}:{self.user}"] if self.user else []
        inside = ["/usr/bin/env", "-i", "-C", str(self.place), *said, *words]
        return ["chroot", *user, str(self.root), *inside]

    def _copy(self, rest: str, others: dict[str, "System"]) -> None:
        said = copy(rest)
        target = self.at(Path(said.target))
        for each in said.sources:
            source = others[said.stage].at(Path(each)) if said.stage else self._given / each
            if source.is_dir():
                shutil.copytree(source, target, symlinks=True, dirs_exist_ok=True)
            else:
                within = said.target.endswith("/") or target.is_dir()
                (target if within else target.parent).mkdir(parents=True, exist_ok=True)
                shutil.copy2(source, target)


def give(folder: Path) -> Path:
    """Copy what the builder is given."""
    for name in context(ROOT):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, folder / name)
    return folder


def files(system: System) -> Iterator[tuple[str, os.stat_result, bytes]]:
    """Yield what the image adds: the name, what is known of it, and the bytes."""
    for top in ADDED:
        for path in sorted((system.root / top).rglob("*")):
            name = path.relative_to(system.root).as_posix()
            if path.is_symlink():
                yield name, path.lstat(), os.fsencode(path.readlink())
            elif path.is_file():
                yield name, path.stat(), path.read_bytes()


def weigh(system: System) -> None:
    """Print how large it is, and by what it is known; what each file is known by stands in `LIST`."""
    size, lines = 0, []
    for name, about, content in files(system):
        size += len(content)
        lines.append(f"{hashlib.sha256(content).hexdigest()} {about.st_mode:o} {name}\n")
    LIST.parent.mkdir(exist_ok=True)
    LIST.write_text("".join(lines), encoding="utf-8")
    print(f"image_added_megabytes: {size / 1e6:.1f}")
    print(f"image_added_files: {len(lines)}")
    print(f"image_added_sha256: {hashlib.sha256(LIST.read_bytes()).hexdigest()}", flush=True)


def stand_alone() -> None:
    """Leave the machine's network: ports are free, and nobody can be asked."""
    if ctypes.CDLL(None).unshare(NEW_NETWORK):
        sys.exit("there is no network of one's own to be had here")
    run("ip", "link", "set", "lo", "up")


def serve(last: Stage, system: System, folder: Path) -> None:
    """Start the service as compose does, and ask the image's own health check until it is content."""
    stand_alone()
    home = system.place.relative_to("/")
    shutil.copytree(system.root / home, folder / "volume")
    about = (system.root / home).stat()
    os.chown(folder / "volume", about.st_uid, about.st_gid)
    run("mount", "-o", "remount,ro", system.root)
    run("mount", "--bind", folder / "volume", system.root / home)
    run("mount", "-t", "tmpfs", "tmpfs", system.root / "tmp")
    said = {step.word: step.rest for step in last.steps}
    asks = json.loads(said["HEALTHCHECK"].partition("CMD ")[2])
    service = system.command(*json.loads(said["CMD"]))
    began = time.monotonic()
    process = subprocess.Popen(service)
    try:
        while subprocess.run(system.command(*asks), stderr=subprocess.DEVNULL, check=False).returncode:
            if process.poll() is not None or time.monotonic() > began + PATIENCE:
                sys.exit("image_answers: never")
            time.sleep(0.2)
        print(f"image_answers_after_seconds: {time.monotonic() - began:.1f}")
        read = "import urllib.request as web; print(web.urlopen('http://127.0.0.1:8080/').read(99))"
        run(*system.command("python", "-c", read))
    finally:
        process.terminate()
        print(f"image_ends_with: {process.wait()}")


def rehearse() -> None:
    """Build every stage, weigh the last one, and start it."""
    folder = Path(sys.argv[2])
    given = give(folder / "given")
    built: dict[str, System] = {}
    every = stages((ROOT / "Dockerfile").read_text("utf-8"))
    for stage in every:
        system = built[stage.name] = System(folder / stage.name, given)
        for step in stage.steps:
            print(f"{stage.name}: {step.word} {step.rest[:90]}", flush=True)
            system.take(step, built)
    weigh(system)
    serve(every[-1], system, folder)


def main() -> None:
    """Begin again where mounts are that process' own, and clear away what is left."""
    if "--inside" in sys.argv:
        rehearse()
        return
    folder = tempfile.mkdtemp(prefix="image-")
    again = [sys.executable, "-m", "tools.rehearse_image", "--inside", folder]
    try:
        run("unshare", "--mount", *again)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
