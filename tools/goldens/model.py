"""The engine's sequential models in PyTorch: forward, loss and penalty, with Keras's words and shapes.

Kernels are [in, out] as in Keras, so a layer is `x @ kernel + bias`. Dropout is left out: its mask is the engine's own.
"""

import math

import torch
import torch.nn.functional as F

ACTIVATIONS = {
    "linear": lambda z: z,
    "relu": torch.relu,
    "leakyRelu": lambda z: F.leaky_relu(z, 0.2),  # Keras 3's slope; PyTorch's own default is 0.01
    "elu": F.elu,
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "softmax": lambda z: torch.softmax(z, dim=1),
}


def draw(spec, generator):
    """Random float32 weights for `spec`, as double tensors, with their names: [(name, tensor)]."""
    named, width, number = [], math.prod(spec["inputShape"]), 0
    for layer in spec["layers"]:
        if layer["type"] != "dense":
            continue
        number += 1
        shape = (width, layer["units"])
        kernel = torch.randn(shape, generator=generator) / math.sqrt(width)
        named.append((f"dense_{number}/kernel", kernel.double()))
        if layer.get("useBias", True):
            bias = 0.3 * torch.randn(layer["units"], generator=generator)
            named.append((f"dense_{number}/bias", bias.double()))
        width = layer["units"]
    for _, tensor in named:
        tensor.requires_grad_()
    return named


def forward(spec, named, features):
    """(predictions, logits of the last layer), rows first."""
    tensors = dict(named)
    value, logits, number = features.reshape(features.shape[0], -1), None, 0
    for layer in spec["layers"]:
        if layer["type"] != "dense":
            continue
        number += 1
        logits = value @ tensors[f"dense_{number}/kernel"]
        if layer.get("useBias", True):
            logits = logits + tensors[f"dense_{number}/bias"]
        value = ACTIVATIONS[layer.get("activation", "linear")](logits)
    return value, logits


def data_loss(spec, predictions, logits, targets):
    """The mean over rows and outputs, from logits where the last activation allows it."""
    name = spec["loss"]
    if name == "meanSquaredError":
        return F.mse_loss(predictions, targets)
    if name == "binaryCrossentropy":
        return F.binary_cross_entropy_with_logits(logits, targets)
    if name == "categoricalCrossentropy":
        return F.cross_entropy(logits, targets)
    if name == "sparseCategoricalCrossentropy":
        return F.cross_entropy(logits, targets.long())
    raise ValueError(f"no loss {name}")


def penalty(spec, named):
    """l1 * sum |w| + l2 * sum w^2 over kernels, never biases."""
    rule = spec.get("regularization", {})
    kernels = [tensor for name, tensor in named if name.endswith("/kernel")]
    l1 = sum(kernel.abs().sum() for kernel in kernels)
    l2 = sum((kernel * kernel).sum() for kernel in kernels)
    return rule.get("l1", 0) * l1 + rule.get("l2", 0) * l2
