"""A short program that the window waits for and ends with itself: a data set being built, a model being exported."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Signal, Slot

from glyphstudio.errors import sentence
from glyphstudio.studio.problems import Problem

PATIENCE = 3000
"""Milliseconds that ``close`` waits before it kills."""


class ProgramRun(QObject):
    """Runs one program at a time. Its JSON lines are told as they come, its error as a problem at the end."""

    told = Signal(object)
    """``(record)``: a JSON object that it printed on a line of its own."""
    ended = Signal(object)
    """``(problem)``: None when all went well; else a ``Problem``. Exactly once a start, but for ``close``."""

    def __init__(self) -> None:
        super().__init__()
        self._process: QProcess | None = None
        self._errors = b""

    @property
    def busy(self) -> bool:
        """True while a program runs."""
        return self._process is not None

    def start(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        """Run ``command``. Raises ``ValueError`` while another one runs."""
        if self._process is not None:
            raise ValueError("a program runs already")
        process = QProcess(self)
        process.setProgram(command[0])
        process.setArguments(list(command[1:]))
        process.setProcessEnvironment(as_environment(environment))
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._finish)
        process.errorOccurred.connect(self._fail)
        self._process, self._errors = process, b""
        process.start()

    def close(self) -> None:
        """End the program, if need be by force, and tell nothing of it."""
        process, self._process = self._process, None
        if process is not None:
            process.terminate()
            if not process.waitForFinished(PATIENCE):
                process.kill()
                process.waitForFinished(PATIENCE)
            process.deleteLater()

    @Slot()
    def _read(self) -> None:
        process = self._process
        while process is not None and process is self._process and process.canReadLine():
            try:
                record: Any = json.loads(bytes(process.readLine().data()))
            except ValueError:
                continue
            if isinstance(record, dict):
                self.told.emit(record)

    @Slot(object)
    def _fail(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart and self._process is not None:
            self._end(Problem("The program could not be started.", "Install it again.", self._process.errorString()))

    @Slot(int, object)
    def _finish(self, code: int, status: QProcess.ExitStatus) -> None:
        process = self._process
        if process is None:
            return
        self._read()
        complaint = bytes(process.readAllStandardError().data()).decode(errors="replace")
        if code == 0 and status is QProcess.ExitStatus.NormalExit:
            self._end(None)
        else:
            self._end(problem_of(complaint, code))

    def _end(self, problem: Problem | None) -> None:
        if self._process is not None:
            self._process.deleteLater()
            self._process = None
            self.ended.emit(problem)


def problem_of(complaint: str, code: int) -> Problem:
    """Return what a program of ours said on stderr as a problem: ``error: …``, ``hint: …``."""
    lines = complaint.splitlines()
    errors = [line.removeprefix("error: ") for line in lines if line.startswith("error: ")]
    hints = [line.removeprefix("hint: ") for line in lines if line.startswith("hint: ")]
    message = sentence(errors[-1]) if errors else f"The program ended with {code} before its work was done."
    return Problem(message, hints[-1] if hints else "", complaint)


def as_environment(variables: Mapping[str, str]) -> QProcessEnvironment:
    """Return ``variables`` as Qt wants them."""
    environment = QProcessEnvironment()
    for name, value in variables.items():
        environment.insert(name, value)
    return environment
