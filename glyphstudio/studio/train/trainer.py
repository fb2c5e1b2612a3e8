"""Trainers: programs that train in a folder, live on without the window, and are found again by it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QTimer, Signal, Slot

from glyphstudio.runs.run_folder import ERRORS, OUTPUT, Failure, Phase, RunFolder, run_folders
from glyphstudio.runs.run_log import Pace
from glyphstudio.runs.trainer_lock import ask_to_stop
from glyphstudio.studio.problems import Problem
from glyphstudio.studio.train.program_run import ProgramRun, as_environment
from glyphstudio.studio.train.training_environment import TrainingEnvironment

LOOK_EVERY = 500
"""Milliseconds between two looks at the run's folder."""


@dataclass(frozen=True, kw_only=True)
class RunReport:
    """A run at one moment."""

    name: str
    phase: Phase
    pace: Pace
    note: str
    """What is being prepared; a sentence of the trainer."""
    failure: Failure | None
    can_resume: bool
    exporting: bool
    model: tuple[str, int] | None
    """The model that was made of it, and of which step."""


class Trainer(QObject):
    """Starts, stops and watches the runs in one folder; one of them is on show. GUI thread only."""

    changed = Signal(object)
    """``(report)`` of the run on show; None when none is."""
    curves_changed = Signal(object)
    """``(log)``: its ``RunLog`` has more to draw."""
    sheets_changed = Signal(object)
    """``(paths)`` of its sheets."""
    runs_changed = Signal(object)
    """``(names)``, the newest first."""
    model_made = Signal(object)
    """``(name)``: a run has become a model among the user's own."""
    problem_found = Signal(object)
    """``(problem)``"""

    def __init__(self, environment: TrainingEnvironment, folder: Path, *, makes_models: bool = True) -> None:
        """``makes_models``: a run that is finished becomes a model by itself."""
        super().__init__()
        self.run: RunFolder | None = None
        self.report: RunReport | None = None
        self.folder = folder
        self._workshop = environment
        self._sheets: tuple[Path, ...] = ()
        self._makes_models = makes_models
        self._tried: set[str] = set()
        self._export = ProgramRun()
        self._export.ended.connect(self._finish_export)
        self._exported: tuple[RunFolder, str, int] | None = None
        self._timer = QTimer(self, interval=LOOK_EVERY)
        self._timer.timeout.connect(self.look)

    def open(self) -> None:
        """Find what there is: the run that is being trained, or else the newest, comes on show."""
        found = [RunFolder(path) for path in run_folders(self.folder)]
        alive = [run for run in found if run.phase().alive]
        if found:
            self.show_run((alive or found)[0].name)
        self.runs_changed.emit(tuple(run.name for run in found))
        self._timer.start()

    def show_run(self, name: str) -> None:
        """Show the run ``name``."""
        if self.run is None or self.run.name != name:
            self.run, self.report, self._sheets = RunFolder(self.folder / name), None, ()
            self.curves_changed.emit(self.run.log)
            self.sheets_changed.emit(())
            self.look()

    def start(self, name: str, words: Sequence[str]) -> None:
        """Start a new run ``name``; ``words`` are those of ``glyphstudio train`` without the folder."""
        run = RunFolder(self.folder / name)
        self._launch(run, ("train", *words, "--out", str(run.path), "--json"))

    def resume(self) -> None:
        """Let the run on show go on where its newest checkpoint stands."""
        if self.run is not None and not self.run.phase().alive:
            self._launch(self.run, self.run.resumed_words())

    def stop(self) -> None:
        """Ask the run on show to save and end."""
        if self.run is not None and self.run.phase().alive:
            try:
                ask_to_stop(self.run.path)
            except OSError as error:
                self._tell(f"The training could not be asked to stop: {error.strerror}.", str(error))
            self.look()

    def make_model(self, checkpoint: Path | None = None) -> None:
        """Make a model of ``checkpoint``, by default the newest, of the run on show."""
        run = self.run
        if run is None or self._export.busy or not run.checkpoints():
            return
        source = checkpoint or run.checkpoints()[-1]
        name = run.name if checkpoint is None else f"{run.name}-{int(source.name)}"
        self._exported = (run, name, int(source.name))
        target = self._workshop.shelf() / name
        known = run.model()
        # What somebody else calls so is not replaced.
        force = ("--force",) if known is not None and known[0] == name else ()
        command = (*self._workshop.exporter, str(source), str(target), "--name", name, *force)
        self._export.start(command, self._workshop.environment)
        self.look()

    def close(self) -> None:
        """Look no more. Who trains goes on; a model that is being made is not."""
        self._timer.stop()
        self._export.close()

    @Slot()
    def look(self) -> None:
        """See what the run on show does, and tell what has changed."""
        run = self.run
        if run is None:
            return
        if run.log.read():
            self.curves_changed.emit(run.log)
        sheets = run.sheets()
        if sheets != self._sheets:
            self._sheets = sheets
            self.sheets_changed.emit(sheets)
        report = self._look_at(run)
        if report != self.report:
            self.report = report
            self.changed.emit(report)
        if self._is_ripe(run, report):
            self._tried.add(run.name)
            self.make_model()

    def _is_ripe(self, run: RunFolder, report: RunReport) -> bool:
        """Return whether ``run`` is to become a model now: it is at its end, which no model has, nor was one tried."""
        if not self._makes_models or report.phase is not Phase.FINISHED or self._export.busy or run.name in self._tried:
            return False
        return bool(run.can_resume) and (report.model is None or report.model[1] != int(run.checkpoints()[-1].name))

    def _look_at(self, run: RunFolder) -> RunReport:
        phase = run.phase()
        if not phase.alive:
            # Its last words may have been written between the two looks.
            run.log.read()
            phase = run.phase()
        return RunReport(
            name=run.name,
            phase=phase,
            pace=run.log.pace,
            note=run.note() if phase is Phase.PREPARING else "",
            failure=run.failure() if phase is Phase.FAILED else None,
            can_resume=run.can_resume,
            exporting=self._export.busy,
            model=run.model(),
        )

    def _launch(self, run: RunFolder, words: Sequence[str]) -> None:
        """Start a trainer that outlives this program, with its output in the run's folder."""
        process = QProcess()
        command = (*self._workshop.program, *words)
        process.setProgram(command[0])
        process.setArguments(list(command[1:]))
        process.setProcessEnvironment(as_environment(self._workshop.environment))
        try:
            run.begin(words)
        except OSError as error:
            self._tell(f"The folder {run.path} cannot be written: {error.strerror}.", str(error))
            return
        process.setWorkingDirectory(str(run.path))
        process.setStandardInputFile(QProcess.nullDevice())
        process.setStandardOutputFile(str(run.path / OUTPUT))
        process.setStandardErrorFile(str(run.path / ERRORS))
        started = process.startDetached()
        if not (started[0] if isinstance(started, tuple) else started):
            run.forget_start()
            self._tell("The trainer could not be started.", " ".join(command))
            return
        self._tried.discard(run.name)
        self.run = None
        self.show_run(run.name)
        self.runs_changed.emit(tuple(path.name for path in run_folders(self.folder)))

    @Slot(object)
    def _finish_export(self, problem: Problem | None) -> None:
        assert self._exported is not None
        run, name, step = self._exported
        if problem is not None:
            self.problem_found.emit(problem)
        else:
            try:
                run.remember_model(name, step)
            except OSError as error:
                self._tell(f"The folder {run.path} cannot be written: {error.strerror}.", str(error))
            self.model_made.emit(name)
        self.look()

    def _tell(self, message: str, details: str) -> None:
        self.problem_found.emit(Problem(message, "Look whether the disk is full.", details))


def free_name(folder: Path, wish: str) -> str:
    """Return ``wish`` as a folder's name that nothing in ``folder`` has: ``font``, ``font-2`` and so on."""
    plain = re.sub(r"[^A-Za-z0-9._-]+", "-", wish).strip("-.")[:60] or "run"
    number = 1
    while (folder / (plain if number == 1 else f"{plain}-{number}")).exists():
        number += 1
    return plain if number == 1 else f"{plain}-{number}"
