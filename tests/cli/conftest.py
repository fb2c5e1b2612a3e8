"""The program, run in this process on the tiny model, or as a process of its own."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from glyphstudio import cli
from tests.support.tiny_bundle import write_tiny_bundle

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def model(tmp_path_factory):
    """The folder of the tiny model; not to be changed."""
    folder = tmp_path_factory.mktemp("models") / "tiny"
    write_tiny_bundle(folder)
    return folder


@dataclass
class Done:
    """How a command ended and what it said."""

    status: int
    out: str
    err: str

    @property
    def lines(self):
        return self.out.splitlines()


@pytest.fixture
def run(capsys):
    """``run("generate", "gold", …)`` in this process."""

    def call(*words):
        try:
            status = cli.main([str(word) for word in words])
        except SystemExit as end:
            status = end.code
        return Done(status, *capsys.readouterr())

    return call


@pytest.fixture
def start():
    """Start the program as a process; it is ended with the test."""
    running = []

    def call(*words, **options):
        command = [sys.executable, "-m", "glyphstudio", *map(str, words)]
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | options
        process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, "PYTHONUNBUFFERED": ""}, **pipes)
        running.append(process)
        return process

    yield call
    for process in running:
        process.kill()
        process.wait()
        for stream in (process.stdout, process.stderr):
            if stream is not None:
                stream.close()
