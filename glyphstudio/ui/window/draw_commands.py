"""What the menu Draw does: begin a run, stop runs, and go to what decides the next one."""

from PySide6.QtCore import QObject, Signal, Slot

from glyphstudio.studio.create.queue import Queue
from glyphstudio.studio.create.queue_runner import QueueRunner
from glyphstudio.studio.create.studio import Studio
from glyphstudio.studio.explore.exploration import Exploration
from glyphstudio.ui.create.controls import Controls
from glyphstudio.ui.create.queue_panel import QueuePanel
from glyphstudio.ui.create.run_display import RunDisplay
from glyphstudio.ui.explore.explore_commands import ExploreCommands
from glyphstudio.ui.frame.actions import Actions
from glyphstudio.ui.frame.page_rail import PageRail


class DrawCommands(QObject):
    """Connects the actions of that menu, and says which of them are possible."""

    added = Signal()
    """A run was begun, or waits for its turn."""

    def __init__(
        self,
        actions: Actions,
        studio: Studio,
        exploration: Exploration,
        runner: QueueRunner,
        controls: Controls,
        rail: PageRail,
        queue: QueuePanel,
        display: RunDisplay,
        explore: ExploreCommands,
    ) -> None:
        super().__init__()
        self._actions = actions
        self._studio = studio
        self._exploration = exploration
        self._runner = runner
        self._controls = controls
        self._rail = rail
        actions.generate.triggered.connect(self.generate)
        actions.generate_first.triggered.connect(self.generate_first)
        actions.cancel.triggered.connect(display.cancel)
        actions.cancel.triggered.connect(explore.stop)
        actions.cancel_others.triggered.connect(self._cancel_others)
        actions.cancel_all.triggered.connect(runner.cancel_all)
        actions.pause.toggled.connect(queue.pause.setChecked)
        actions.new_seed.triggered.connect(controls.seed.throw)
        actions.edit_prompt.triggered.connect(self._edit_prompt)
        controls.generate_wanted.connect(self.generate)
        controls.cancel_wanted.connect(display.cancel)
        display.busy_changed.connect(self._allow_cancelling)
        explore.busy_changed.connect(self._allow_cancelling)
        runner.changed.connect(self._tick_pause)
        self._allow_cancelling()
        self._tick_pause(runner.queue)

    @Slot()
    def generate(self) -> None:
        """Draw what the controls say, with the seed that they show: now, or after what is to be drawn already."""
        self._generate(first=False)

    @Slot()
    def generate_first(self) -> None:
        """Draw it next, before everything that waits."""
        self._generate(first=True)

    @Slot(object)
    def draw_prompt(self, prompt: str) -> None:
        """Draw ``prompt``, and what else the controls say."""
        self._controls.prompt.set_text(prompt)
        self.generate()

    def _generate(self, *, first: bool) -> None:
        self._rail.set_page("create")
        self._controls.seed.seeds.next()
        self._controls.seed.show_seed()
        draft = self._controls.draft()
        self._controls.prompt.history.remember(draft.prompt)
        self._runner.add(draft, first=first)
        self.added.emit()

    @Slot()
    def _cancel_others(self) -> None:
        self._runner.change(Queue.clear)

    @Slot()
    def _edit_prompt(self) -> None:
        self._controls.prompt.setFocus()
        self._controls.prompt.selectAll()

    @Slot()
    def _allow_cancelling(self) -> None:
        self._actions.cancel.setEnabled(self._studio.busy or self._exploration.busy)

    @Slot(object)
    def _tick_pause(self, queue: Queue) -> None:
        self._actions.pause.setChecked(queue.paused)
        self._actions.cancel_others.setEnabled(bool(queue.waiting or queue.failed))
        self._actions.cancel_all.setEnabled(bool(queue.jobs))
