"""What `bench` compares with: the same weights in PyTorch, and the architecture of the reference."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from glyphstudio.cli.exit_status import note
from glyphstudio.errors import CheckpointError, MissingExtraError

if TYPE_CHECKING:
    from glyphstudio.inference.bundle import Bundle

Work = Callable[[], object]


def torch_works(bundle: "Bundle", device: str) -> dict[str, Work]:
    """Return one evaluation of the same weights in PyTorch: eager, and on a card in bfloat16 and compiled too.

    Nothing without PyTorch, for a foreign network, or on a "cuda" that PyTorch does not see.
    """
    try:
        import torch

        from glyphstudio.training.bundle_weights import read_bundle_state, read_weights
        from glyphstudio.training.checkpoint import build_network
        from glyphstudio.training.network import PromptFeatures, text_alone
        from glyphstudio.training.objective import objective_named
        from glyphstudio.training.torch_model import denoised
    except ImportError:
        return {}
    if device == "cuda" and not torch.cuda.is_available():
        note("not compared with PyTorch: this build of it sees no card")
        return {}
    try:
        state = read_bundle_state(bundle.folder)
        network = build_network(state.preset, state.image_size, state.encoder.width).eval().requires_grad_(False)
        read_weights(bundle.folder, network)
    except CheckpointError as error:
        note(f"not compared with PyTorch: {error.message}")
        return {}
    length, width = state.encoder.max_tokens, state.encoder.width
    told = network.prompt(text_alone(torch.zeros(1, length, width), torch.ones(1, length)))
    features = PromptFeatures(
        told.vector.to(device),
        told.tokens_mask.to(device),
        tuple(kv.to(device) for kv in told.keys_values),
        told.plan.to(device),
    )
    network.to(device)
    latents = torch.randn(1, 1, state.image_size, state.image_size, device=device)
    sigma, objective = torch.ones(1, device=device), objective_named(state.objective)

    def evaluation(compiled: bool, half: bool) -> Work:
        called: Any = torch.compile(network, mode="reduce-overhead") if compiled else network

        def work() -> object:
            with torch.autocast(device, torch.bfloat16, enabled=half), torch.no_grad():
                answer = denoised(called, objective, latents, sigma, features)
            # A card works on after the call: what is timed is the picture being there.
            return answer.cpu()

        return work

    works = {"evaluation_torch_eager": evaluation(False, False)}
    if device == "cuda":
        works["evaluation_torch_bf16"] = evaluation(False, True)
        works["evaluation_torch_compiled"] = evaluation(True, False)
        works["evaluation_torch_compiled_bf16"] = evaluation(True, True)
    return works


def reference_evaluation() -> Work:
    """Return one evaluation of the reference's architecture in PyTorch eager, with random weights.

    Raises ``MissingExtraError`` without PyTorch.
    """
    try:
        import torch

        from glyphstudio.training.checkpoint import build_network
        from glyphstudio.training.network import text_alone
    except ImportError as error:
        raise MissingExtraError(
            f"the reference needs {error.name}", "Install it: pip install 'glyphstudio[train]'."
        ) from error
    network = build_network("reference", 128, 512).eval().requires_grad_(False)
    features = network.prompt(text_alone(torch.zeros(1, 48, 512), torch.ones(1, 48)))
    latents, when = torch.randn(1, 1, 128, 128), torch.full((1,), 0.5)
    return lambda: network(latents, when, features)
