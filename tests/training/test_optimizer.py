import pytest

torch = pytest.importorskip("torch")

from glyphstudio.training.ema import PowerAverage, exponent_of  # noqa: E402
from glyphstudio.training.optimizer import MuonAdamW, build_optimizer, orthogonalise  # noqa: E402

pytestmark = pytest.mark.torch


@pytest.mark.parametrize("shape", [(16, 64), (64, 16), (32, 32)])
def test_orthogonalise_flattens_the_singular_values(shape):
    torch.manual_seed(0)
    values = torch.linalg.svdvals(orthogonalise(torch.randn(shape)).float())
    assert values.min() > 0.3
    assert values.max() < 1.4


def test_adamw_equals_torch_s_own():
    torch.manual_seed(0)
    start = torch.randn(5, 3)
    ours, theirs = torch.nn.Parameter(start.clone()), torch.nn.Parameter(start.clone())
    one = MuonAdamW([{"params": [ours], "lr": 0.01, "weight_decay": 0.1}])
    other = torch.optim.AdamW([theirs], lr=0.01, betas=(0.9, 0.99), eps=1e-8, weight_decay=0.1)
    for step in range(5):
        for parameter, optimizer in ((ours, one), (theirs, other)):
            parameter.grad = torch.full_like(parameter, 0.1 * step) + parameter.detach()
            optimizer.step()
    torch.testing.assert_close(ours, theirs)


def test_a_muon_step_moves_a_matrix_against_its_gradient():
    parameter = torch.nn.Parameter(torch.zeros(8, 4, 3, 3))
    optimizer = MuonAdamW([{"params": [parameter], "lr": 0.1, "matrices": True}])
    parameter.grad = torch.randn(parameter.shape, generator=torch.Generator().manual_seed(0))
    optimizer.step()
    assert (parameter * parameter.grad).sum() < 0
    assert 0.01 < parameter.detach().flatten(1).norm(dim=1).mean() < 0.2


def test_ends_go_to_adamw_and_hidden_matrices_to_muon():
    network = torch.nn.ModuleDict(
        {"stem": torch.nn.Conv2d(1, 4, 3), "body": torch.nn.Conv2d(4, 4, 3), "head": torch.nn.Conv2d(4, 1, 3)}
    )
    optimizer = build_optimizer(network, 0.01, 1e-3)
    assert [p.shape for p in optimizer.param_groups[1]["params"]] == [network["body"].weight.shape]
    assert len(build_optimizer(network, 0.0, 1e-3).param_groups) == 1


def test_embeddings_of_conditions_learn_faster():
    network = torch.nn.ModuleDict({"radical_to_vector": torch.nn.Linear(5, 4), "norm": torch.nn.LayerNorm(4)})
    others, conditions = build_optimizer(network, 0.01, 1e-3).param_groups
    assert [group["base_lr"] for group in (others, conditions)] == [1e-3, pytest.approx(1e-2)]
    assert len(conditions["params"]) == 2


@pytest.mark.parametrize("width", [0.05, 0.10, 0.2])
def test_the_exponent_gives_the_asked_for_width(width):
    gamma = exponent_of(width)
    assert (gamma + 1) ** 0.5 / (gamma + 2) / (gamma + 3) ** 0.5 == pytest.approx(width)
    with pytest.raises(ValueError, match=r"0\.5"):
        exponent_of(0.5)


def test_the_average_is_the_weighted_mean_of_all_weights():
    network, average = torch.nn.Linear(1, 1, bias=False), torch.nn.Linear(1, 1, bias=False)
    power = PowerAverage(network, average, 0.2)
    for step in range(1, 11):
        with torch.no_grad():
            network.weight.fill_(float(step))
        power.update(step)
    gamma = exponent_of(0.2)
    mean, weight = 0.0, 0.0
    for step in range(1, 11):
        beta = (1 - 1 / step) ** (gamma + 1)
        mean, weight = beta * mean + (1 - beta) * step, beta * weight + (1 - beta)
    assert weight == pytest.approx(1.0)
    assert average.weight.item() == pytest.approx(mean, rel=1e-5)


def test_the_average_follows_weights_that_moved_to_other_memory():
    """A run in two processes averaged stale weights: the distributed wrapper had replaced the tensors."""
    network, average = torch.nn.Linear(1, 1, bias=False), torch.nn.Linear(1, 1, bias=False)
    power = PowerAverage(network, average, 0.2)
    network.weight.data = torch.full((1, 1), 5.0)
    power.update(1)
    assert average.weight.item() == 5.0
