"""The optimizers as the engine means them (Keras and TF.js), each with PyTorch's own where the meaning is the same.

Where PyTorch differs, the formula is written out here in PyTorch operations, and the reason stands beside it.
Every optimizer is a class with `step(gradients)` that changes `parameters` (tensors) in place.
"""

import torch


class FromTorch:
    """PyTorch's own optimizer, fed with given gradients."""

    def __init__(self, parameters, make):
        self.parameters = parameters
        self.optimizer = make(parameters)

    def step(self, gradients, rate=None):
        for parameter, gradient in zip(self.parameters, gradients):
            parameter.grad = gradient.clone()
        if rate is not None:
            for group in self.optimizer.param_groups:
                group["lr"] = rate
        self.optimizer.step()


class Adagrad:
    """Differs from torch.optim.Adagrad: epsilon stands inside the root (Keras), not beside it."""

    def __init__(self, parameters, rate, start, epsilon):
        self.parameters, self.rate, self.epsilon = parameters, rate, epsilon
        self.sums = [torch.full_like(p, start) for p in parameters]

    def step(self, gradients, rate=None):
        with torch.no_grad():
            for parameter, gradient, total in zip(self.parameters, gradients, self.sums):
                total += gradient * gradient
                parameter -= (rate or self.rate) * gradient / torch.sqrt(total + self.epsilon)


class Rmsprop:
    """Differs from torch.optim.RMSprop: epsilon stands inside the root (Keras), and rho is 0.9, not 0.99."""

    def __init__(self, parameters, rate, rho, epsilon):
        self.parameters, self.rate, self.rho, self.epsilon = parameters, rate, rho, epsilon
        self.means = [torch.zeros_like(p) for p in parameters]

    def step(self, gradients, rate=None):
        with torch.no_grad():
            for parameter, gradient, mean in zip(self.parameters, gradients, self.means):
                mean.mul_(self.rho).add_((1 - self.rho) * gradient * gradient)
                parameter -= (rate or self.rate) * gradient / torch.sqrt(mean + self.epsilon)


def make(spec, parameters):
    """The optimizer that `spec` (a spec's "optimizer" record) asks for."""
    kind, rate = spec["type"], spec["learningRate"]
    if kind == "sgd":
        momentum, nesterov = spec.get("momentum", 0), spec.get("nesterov", False)
        return FromTorch(parameters, lambda p: torch.optim.SGD(p, lr=rate, momentum=momentum, nesterov=nesterov))
    if kind == "adagrad":
        return Adagrad(parameters, rate, start=0.1, epsilon=1e-7)
    if kind == "rmsprop":
        return Rmsprop(parameters, rate, rho=0.9, epsilon=1e-7)
    if kind == "adam":
        return FromTorch(parameters, lambda p: torch.optim.Adam(p, lr=rate, betas=(0.9, 0.999), eps=1e-7))
    if kind == "adamw":
        decay = spec.get("weightDecay", 0.004)
        make_it = lambda p: torch.optim.AdamW(p, lr=rate, betas=(0.9, 0.999), eps=1e-7, weight_decay=decay)
        return FromTorch(parameters, make_it)
    raise ValueError(f"no optimizer {kind}")
