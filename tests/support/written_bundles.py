"""Runs with a network that was never trained, and bundles of them."""

import torch

from export.bundle_writer import write_bundle
from glyphstudio.training import checkpoint
from glyphstudio.training.checkpoint import EncoderIdentity, RunState, build_network
from glyphstudio.training.optimizer import build_optimizer

MINILM = EncoderIdentity(id="minilm", width=384, max_tokens=48, sha256="8" * 64)


def perturbed(network):
    """Give every weight its own value, as training does: fresh ones are zeros and ones in many places."""
    generator = torch.Generator().manual_seed(2)
    with torch.no_grad():
        for parameter in network.parameters():
            parameter.add_(torch.randn(parameter.shape, generator=generator) * 0.02)
    return network


def write_checkpoint(run, *, preset="N", encoder=MINILM, fonts=("bars",), **facts):
    state = RunState(
        step=5,
        samples_seen=20,
        seconds=7200.0,
        world_size=1,
        preset=preset,
        objective="flow-x",
        image_size=32,
        data_mean=0.4,
        data_std=0.9,
        encoder=encoder,
        fonts=fonts,
        **facts,
    )
    torch.manual_seed(0)
    network = perturbed(build_network(preset, 32, encoder.width))
    checkpoint.save(run, network, network, build_optimizer(network, 0.01, 1e-3), state)


def write(run, bundle, **changes):
    given = {"name": "bars", "defaults": {}, "encoder_folder": None, "force": False, **changes}
    return write_bundle(run, bundle, say=lambda line: None, **given)
