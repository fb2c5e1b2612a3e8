"""Which requests one batch can draw."""

from collections.abc import Iterator, Sequence

from glyphstudio.engine.request import GenerationRequest

GROUP = 4
"""Pictures of one prompt that are drawn together: more would fill the cores no better."""


def groups_of(requests: Sequence[GenerationRequest]) -> Iterator[tuple[GenerationRequest, ...]]:
    """Yield neighbours that differ in their seeds only, at most :data:`GROUP` at a time."""
    group: list[GenerationRequest] = []
    for request in requests:
        if group and (len(group) == GROUP or not request.is_like(group[0])):
            yield tuple(group)
            group = []
        group.append(request)
    if group:
        yield tuple(group)
