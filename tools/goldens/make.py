#!/usr/bin/python3
"""Makes tests/golden/pytorch.json: what PyTorch says about small models, for the engine to be held against.

Run by hand when a meaning changes (Debian: apt install python3-torch); the tests read the committed file. Everything
is computed in double from weights and data that are exact in float32, so the goldens are the truth within 1e-15.
"""

import json
import math
import pathlib

import torch

import cases
import model
import optimizers

ROWS = 9
STEPS = 10


def draw_data(spec, generator):
    """Random features, and targets of the kind the loss asks for."""
    features = torch.randn(ROWS, *spec["inputShape"], generator=generator)
    units = [layer["units"] for layer in spec["layers"] if layer["type"] == "dense"][-1]
    if spec["loss"] == "meanSquaredError":
        return features, torch.randn(ROWS, units, generator=generator)
    if spec["loss"] == "binaryCrossentropy":
        return features, torch.randint(0, 2, (ROWS, units), generator=generator).float()
    classes = torch.randint(0, units, (ROWS,), generator=generator)
    if spec["loss"] == "sparseCategoricalCrossentropy":
        return features, classes
    return features, torch.nn.functional.one_hot(classes, units).float()


def flat(tensor):
    return tensor.detach().reshape(-1).tolist()


def tensors(named):
    return [{"name": name, "shape": list(tensor.shape), "data": flat(tensor)} for name, tensor in named]


def one_step(spec, named, features, targets):
    """Predictions, loss, penalty, and the gradient of loss + penalty by each parameter."""
    predictions, logits = model.forward(spec, named, features)
    loss = model.data_loss(spec, predictions, logits, targets)
    extra = torch.as_tensor(model.penalty(spec, named))
    gradients = torch.autograd.grad(loss + extra, [tensor for _, tensor in named])
    return predictions, loss, extra, gradients


def golden(name, spec, number):
    generator = torch.Generator().manual_seed(1000 + number)
    named = model.draw(spec, generator)
    features, targets = draw_data(spec, generator)
    inputs = features.double()
    wanted = targets if targets.dtype == torch.int64 else targets.double()
    record = {
        "name": name,
        "spec": {**spec, "batchSize": ROWS},
        "rows": ROWS,
        "features": flat(features),
        "targets": flat(targets),
        "parameters": tensors(named),
    }
    predictions, loss, extra, gradients = one_step(spec, named, inputs, wanted)
    record |= {"predictions": flat(predictions), "loss": loss.item(), "penalty": extra.item()}
    record["gradients"] = tensors([(name, g) for (name, _), g in zip(named, gradients)])
    optimizer = optimizers.make(spec["optimizer"], [tensor for _, tensor in named])
    for step in range(1, STEPS + 1):
        _, _, _, gradients = one_step(spec, named, inputs, wanted)
        optimizer.step(gradients)
        if step == 1:
            record["afterOne"] = tensors(named)
    record["afterTen"] = tensors(named)
    return record


def rounded(value):
    """Nine significant digits: exact for float32, far below the tolerance for the rest."""
    if isinstance(value, float):
        assert math.isfinite(value)
        return float(f"{value:.9g}")
    if isinstance(value, list):
        return [rounded(item) for item in value]
    if isinstance(value, dict):
        return {key: rounded(item) for key, item in value.items()}
    return value


def main():
    records = [golden(name, spec, number) for number, (name, spec) in enumerate(cases.all_cases())]
    target = pathlib.Path(__file__).resolve().parents[2] / "tests" / "golden" / "pytorch.json"
    lines = ",\n".join(json.dumps(rounded(record)) for record in records)
    target.write_text(f"[\n{lines}\n]\n")
    print(f"{target}: {len(records)} models, torch {torch.__version__}")


if __name__ == "__main__":
    main()
