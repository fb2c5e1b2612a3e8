"""One line under the prompt: what its choices come to in the next run."""

from glyphstudio.engine.request import SEEDS
from glyphstudio.engine.wildcards import combinations, expand, has_choices
from glyphstudio.errors import RequestError, sentence
from glyphstudio.ui.widgets.elided_label import ElidedLabel


class ExpansionLine(ElidedLabel):
    """On show while the prompt has choices."""

    def __init__(self) -> None:
        super().__init__("note")
        self.setContentsMargins(0, 5, 0, 0)
        self.hide()

    def show_prompts(self, text: str, seed: int, count: int, *, certain: bool) -> None:
        """Show the prompts of ``count`` pictures from ``seed`` on; not ``certain``: the run will have another seed."""
        if not has_choices(text):
            self.hide()
            return
        try:
            prompts = [" ".join(expand(text, (seed + number) % SEEDS).split()) for number in range(count)]
            some = " · ".join(dict.fromkeys(prompts))
            of_all = self.tr("{count} combinations").format(count=combinations(text))
            before = "→" if certain else self.tr("for example")
            self.set_text(f"{before} {some} ({of_all})")
        except RequestError as error:
            self.set_text(" ".join(part for part in (sentence(error.message), error.hint) if part))
        self.show()
