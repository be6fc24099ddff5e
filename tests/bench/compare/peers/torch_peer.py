"""PyTorch in a process of its own, eager, on one thread; the same messages as worker.mjs, one JSON a line.

Its Adam is timed both ways (one tensor at a time, and `foreach`), and the quicker one stays.
"""
import json
import os
import sys
import time

# OpenBLAS picks its kernels itself: what the surroundings may have set would hide AVX-512.
for name in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"):
    os.environ.pop(name, None)
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

import numpy as np  # noqa: E402
import torch  # noqa: E402

torch.set_num_threads(1)
FOLDER = sys.argv[1]
ACTIVATIONS = {"relu": torch.nn.ReLU, "tanh": torch.nn.Tanh}


def answer(message):
    print(json.dumps(message), flush=True)


def read_task():
    with open(os.path.join(FOLDER, "task.json")) as file:
        task = json.load(file)
    floats = {n: np.fromfile(os.path.join(FOLDER, n + ".f32"), np.float32) for n in ("features", "targets", "weights")}
    task["x"] = torch.from_numpy(floats["features"].reshape(task["rows"], task["inputs"]))
    targets = torch.from_numpy(floats["targets"])
    task["softmax"] = task["layers"][-1][1] == "softmax"
    task["y"] = targets.long() if task["softmax"] else targets.reshape(-1, 1)
    task["weights"] = floats["weights"]
    return task


class Training:
    def __init__(self, task, dropout, optimizer, foreach=False):
        self.task = task
        parts, fan_in, at = [], task["inputs"], 0
        for i, (units, activation) in enumerate(task["layers"]):
            layer = torch.nn.Linear(fan_in, units)
            size = fan_in * units
            kernel = task["weights"][at:at + size].reshape(fan_in, units)
            with torch.no_grad():
                layer.weight.copy_(torch.from_numpy(kernel.T.copy()))
                layer.bias.copy_(torch.from_numpy(task["weights"][at + size:at + size + units].copy()))
            at, fan_in = at + size + units, units
            parts.append(layer)
            if i < len(task["layers"]) - 1:
                parts.append(ACTIVATIONS[activation]())
                if dropout > 0 and i < task.get("dropouts", len(task["layers"])):
                    parts.append(torch.nn.Dropout(dropout))
        self.net = torch.nn.Sequential(*parts)
        self.loss = torch.nn.CrossEntropyLoss() if task["softmax"] else torch.nn.BCEWithLogitsLoss()
        rate = optimizer["learningRate"]
        self.optimizer = (
            torch.optim.SGD(self.net.parameters(), lr=rate, foreach=foreach)
            if optimizer["type"] == "sgd"
            else torch.optim.Adam(self.net.parameters(), lr=rate, eps=1e-7, foreach=foreach)
        )
        self.at, self.order = 0, None

    def update(self, x, y):
        loss = self.loss(self.net(x), y)
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        self.optimizer.step()
        return loss

    def run(self, steps):
        """Rows by a fresh order each epoch, gathered batch by batch, as ours does."""
        rows, batch, x, y = self.task["rows"], self.task["batch"], self.task["x"], self.task["y"]
        for _ in range(steps):
            if self.order is None or self.at + batch > rows:
                self.order, self.at = torch.randperm(rows), 0
            ids = self.order[self.at:self.at + batch]
            self.update(x[ids], y[ids])
            self.at += batch


def fastest(task):
    best = None
    for foreach in (False, True):
        training = Training(task, task["dropout"], task["optimizer"], foreach)
        training.run(20)
        steps, start = 0, time.perf_counter()
        while time.perf_counter() - start < 0.4:
            training.run(20)
            steps += 20
        speed = steps / (time.perf_counter() - start)
        if best is None or speed > best[0]:
            best = (speed, training, foreach)
    return best[1], best[2]


def losses(task, steps, optimizer):
    training, batch = Training(task, 0, optimizer), task["batch"]
    return [
        training.update(task["x"][i * batch:(i + 1) * batch], task["y"][i * batch:(i + 1) * batch]).item()
        for i in range(steps)
    ]


def accuracy(task, seed, epochs, train, start, **_):
    """The share of the rows from `train` on told right after `epochs` on those before."""
    torch.manual_seed(seed)
    weights = np.fromfile(os.path.join(FOLDER, start + ".f32"), np.float32)
    learnt = {**task, "weights": weights, "rows": train}
    training, batch = Training(learnt, task["dropout"], task["optimizer"]), task["batch"]
    for _ in range(epochs):
        order = torch.randperm(train)
        for at in range(0, train, batch):
            ids = order[at:at + batch]
            training.update(task["x"][ids], task["y"][ids])
    training.net.eval()
    with torch.no_grad():
        guesses = training.net(task["x"][train:]).argmax(1)
    return (guesses == task["y"][train:]).double().mean().item()


def main():
    task, timed = read_task(), None
    answer({"ready": True, "version": torch.__version__})
    for line in sys.stdin:
        message = json.loads(line)
        if message["do"] == "losses":
            answer({"losses": losses(task, message["steps"], message["optimizer"])})
        elif message["do"] == "prepare":
            timed, foreach = fastest(task)
            answer({"note": "one thread, eager" + (", foreach" if foreach else "")})
        elif message["do"] == "accuracy":
            answer({"accuracy": accuracy(task, start=message["from"], **message)})
        elif message["do"] == "run":
            start = time.perf_counter()
            timed.run(message["steps"])
            answer({"steps": message["steps"], "milliseconds": 1000 * (time.perf_counter() - start)})
        else:
            raise ValueError("no message called " + message["do"])


try:
    main()
except Exception as error:  # The other side prints it and leaves this peer out.
    answer({"failed": str(error)})
    sys.exit(1)
