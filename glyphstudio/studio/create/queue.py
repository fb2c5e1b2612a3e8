"""What is drawn, what comes next, and what failed: the policy, without a thread or a clock."""

from dataclasses import dataclass, replace
from enum import Enum

from glyphstudio.studio.create.progress import Progress
from glyphstudio.studio.create.run_spec import RunSpec


class JobState(Enum):
    """Where a job is on its way; one that is finished or cancelled has left the queue."""

    DRAWING = "drawing"
    WAITING = "waiting"
    FAILED = "failed"


@dataclass(frozen=True)
class Job:
    """A run that somebody asked for."""

    number: int
    """Never given again."""
    draft: RunSpec
    state: JobState = JobState.WAITING
    why: str = ""
    """Why it failed, as a sentence."""

    @property
    def steps(self) -> int:
        """Of all its pictures together."""
        return self.draft.steps * self.draft.count


@dataclass(frozen=True)
class Queue:
    """Frozen: each change returns another queue. ``jobs`` has the one under way, then those that wait, then failures.

    A number that is not there, or not in a state to be changed so, changes nothing: the list on the screen may be a
    moment older than the queue.
    """

    jobs: tuple[Job, ...] = ()
    paused: bool = False
    """Nothing begins; what is under way goes on."""
    given: int = 0

    @property
    def current(self) -> Job | None:
        """The job under way."""
        return next(iter(self._in(JobState.DRAWING)), None)

    @property
    def waiting(self) -> tuple[Job, ...]:
        """In the order in which they will begin."""
        return self._in(JobState.WAITING)

    @property
    def failed(self) -> tuple[Job, ...]:
        """The one that failed first is first."""
        return self._in(JobState.FAILED)

    @property
    def ready(self) -> Job | None:
        """The job to begin now; None when there is none, or it may not."""
        return None if self.paused or self.current is not None else next(iter(self.waiting), None)

    def add(self, draft: RunSpec, *, first: bool = False) -> "Queue":
        """Let ``draft`` wait behind all others, or before them."""
        job = Job(self.given + 1, draft)
        waiting = (job, *self.waiting) if first else (*self.waiting, job)
        return replace(self._with(waiting=waiting), given=job.number)

    def move(self, number: int, place: int) -> "Queue":
        """Let the waiting job ``number`` be the ``place``-th that begins, from 0; beyond the end is the end."""
        moved = [job for job in self.waiting if job.number == number]
        others = [job for job in self.waiting if job.number != number]
        place = max(0, place)
        return self._with(waiting=(*others[:place], *moved, *others[place:]))

    def remove(self, number: int) -> "Queue":
        """Forget the job ``number``, if it waits or has failed."""
        kept = (JobState.DRAWING,)
        return replace(self, jobs=tuple(job for job in self.jobs if job.number != number or job.state in kept))

    def retry(self, number: int) -> "Queue":
        """Let the failed job ``number`` wait again, behind the others."""
        again = [replace(job, state=JobState.WAITING, why="") for job in self.failed if job.number == number]
        failed = tuple(job for job in self.failed if job.number != number)
        return self._with(waiting=(*self.waiting, *again), failed=failed)

    def clear(self) -> "Queue":
        """Forget everything but the job under way."""
        return self._with(waiting=(), failed=())

    def pause(self, paused: bool) -> "Queue":
        """Begin nothing more, or go on."""
        return replace(self, paused=paused)

    def begin(self) -> "Queue":
        """Let the job that is ``ready`` be under way."""
        job = self.ready
        if job is None:
            return self
        return self._with(current=(replace(job, state=JobState.DRAWING),), waiting=self.waiting[1:])

    def end(self) -> "Queue":
        """Forget the job under way: it is finished, or was cancelled."""
        return self._with(current=())

    def fail(self, why: str, *, all_others: bool = False) -> "Queue":
        """Let the job under way be a failure; ``all_others`` that wait, too, since they would meet the same."""
        ended = [*self._in(JobState.DRAWING), *(self.waiting if all_others else ())]
        failed = (*self.failed, *(replace(job, state=JobState.FAILED, why=why) for job in ended))
        return self._with(current=(), waiting=() if all_others else self.waiting, failed=failed)

    def remaining(self, progress: Progress | None) -> float | None:
        """Return the seconds until all is drawn at the pace of the current job; None while that is unknown."""
        if progress is None or progress.remaining is None:
            return None
        pace = progress.elapsed / progress.timed
        return progress.remaining + pace * sum(job.steps for job in self.waiting)

    def _in(self, state: JobState) -> tuple[Job, ...]:
        return tuple(job for job in self.jobs if job.state is state)

    def _with(
        self,
        current: tuple[Job, ...] | None = None,
        waiting: tuple[Job, ...] | None = None,
        failed: tuple[Job, ...] | None = None,
    ) -> "Queue":
        parts = zip((current, waiting, failed), JobState, strict=True)
        return replace(self, jobs=sum((self._in(state) if part is None else part for part, state in parts), ()))
