"""The request that a model recommends, for everyone who leaves something unsaid."""

from typing import TYPE_CHECKING, Any

from glyphstudio.engine.choices import DRAFT_SAMPLER, DRAFT_SCHEDULE
from glyphstudio.engine.request import GenerationRequest
from glyphstudio.errors import RequestError

if TYPE_CHECKING:
    from glyphstudio.engine.model import ModelFacts


def default_request(facts: "ModelFacts", prompt: str = "", *, draft: bool = False, **said: Any) -> GenerationRequest:  # noqa: ANN401
    """Return the request for ``prompt`` with what was ``said``, fields by name, and the model's defaults for the rest.

    Raises ``RequestError`` for a draft of a model that has none, for a field that there is not, and for a value that
    the request refuses.
    """
    if draft and not facts.draft_steps:
        raise RequestError(f"the model {facts.name} has no draft", "Draw it without, or choose another model.")
    fields = GenerationRequest.__dataclass_fields__
    unknown = [name for name in said if name not in fields]
    if unknown:
        raise RequestError(f"a request has no {unknown[0]!r}", f"It has {', '.join(fields)}.")
    defaults: dict[str, Any] = {
        "steps": facts.draft_steps if draft else facts.default_steps,
        "guidance": facts.default_guidance,
        "guidance_low": facts.default_guidance_low,
        "guidance_high": facts.default_guidance_high,
    }
    if draft:
        defaults |= {"sampler": DRAFT_SAMPLER, "schedule": DRAFT_SCHEDULE}
    return GenerationRequest(prompt=prompt, draft=draft, **{**defaults, **said})
