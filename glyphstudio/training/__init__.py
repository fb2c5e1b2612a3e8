"""Training with PyTorch: set, network, objective, loop, checkpoints."""
