"""Where the server's program comes from: a Java that is new enough, and a folder of jars that Maven fills once."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

POM = Path(__file__).with_name("pom.xml")


class UnavailableError(RuntimeError):
    """No server can be had here; the message says what to install."""


def version() -> str:
    """The version to run: NEO4J_VERSION, else the one that the pom names."""
    named = re.search(r"<neo4j\.version>(.+?)<", POM.read_text(encoding="utf-8"))
    assert named
    return os.environ.get("NEO4J_VERSION") or named[1]


def java(wanted: str | None = None) -> str:
    """Path of a Java that runs a version: NEO4J_JAVA, else the one on the path."""
    wanted = wanted or version()
    needed = 17 if wanted.startswith(("4.", "5.")) else 21
    program = os.environ.get("NEO4J_JAVA") or shutil.which("java")
    if not program:
        raise UnavailableError(f"the Neo4j tests need Java {needed} or newer: install a JRE, or set NEO4J_JAVA")
    told = subprocess.run([program, "-version"], capture_output=True, text=True, encoding="utf-8", check=False).stderr
    found = re.search(r'version "(\d+)', told)
    if not found or int(found[1]) < needed:
        raise UnavailableError(f"Neo4j {wanted} needs Java {needed} or newer, and {program} is older: set NEO4J_JAVA")
    return program


def folder(wanted: str | None = None) -> Path:
    """The folder with a version's jars: below NEO4J_JARS, else the user's cache. Maven fetches them the first time."""
    wanted = wanted or version()
    cache = Path(os.environ.get("NEO4J_JARS") or Path.home() / ".cache" / "neo4j-jars")
    place = cache / wanted
    if place.is_dir():
        return place
    maven = shutil.which("mvn")
    if not maven:
        raise UnavailableError(f"the Neo4j tests need Maven to fetch Neo4j {wanted} once: install Maven")
    cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cache) as beside:
        new = Path(beside) / "jars"
        goal = ["dependency:copy-dependencies", "-DincludeScope=runtime", f"-DoutputDirectory={new}"]
        command = [maven, "-B", "-q", "-f", str(POM), f"-Dneo4j.version={wanted}", *goal]
        run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
        if run.returncode or not any(new.glob("neo4j-bolt-*.jar")):
            errors = [line for line in (run.stdout + run.stderr).splitlines() if "ERROR" in line][:2]
            raise UnavailableError(f"Maven could not fetch Neo4j {wanted}: {' '.join(errors) or 'it does not say why'}")
        try:
            new.rename(place)
        except OSError:
            # Another process has put them there in the meantime.
            if not place.is_dir():
                raise
    return place
