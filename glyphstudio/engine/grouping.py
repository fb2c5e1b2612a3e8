"""Which requests one batch can draw: the one rule, for the window, the command line, sheets and workers.

Apart from :mod:`glyphstudio.engine.pictures`, as the window asks before NumPy is loaded.
"""

from collections.abc import Iterator, Sequence

from glyphstudio.engine.request import GenerationRequest

GROUP = 4
"""Pictures of one prompt that are drawn together: more would fill the cores no better."""


def groups_of(requests: Sequence[GenerationRequest], most: int = GROUP) -> Iterator[tuple[GenerationRequest, ...]]:
    """Yield neighbours that differ in their seeds only (variations' too), at most ``most`` at a time."""
    group: list[GenerationRequest] = []
    for request in requests:
        if group and (len(group) == most or not request.is_like(group[0])):
            yield tuple(group)
            group = []
        group.append(request)
    if group:
        yield tuple(group)
