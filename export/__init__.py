"""Trained checkpoint to ONNX bundle."""
