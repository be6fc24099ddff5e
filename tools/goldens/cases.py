"""The models and data the goldens are made from: every activation, loss and optimizer at least once, small and dense.

Full batches without shuffling, so that the order of rows plays no part.
"""

SGD = {"type": "sgd", "learningRate": 0.1}


def dense(units, activation="linear", **more):
    return {"type": "dense", "units": units, "activation": activation, **more}


def spec(inputs, layers, loss, optimizer=SGD, **more):
    return {"inputShape": inputs, "layers": layers, "loss": loss, "optimizer": optimizer, "shuffle": False, **more}


def activations():
    for name in ["linear", "relu", "leakyRelu", "elu", "sigmoid", "tanh"]:
        yield f"hidden {name}", spec([3], [dense(5, name), dense(2)], "meanSquaredError")
    for name in ["relu", "elu", "sigmoid", "tanh", "softmax"]:
        yield f"output {name}", spec([3], [dense(4, "tanh"), dense(3, name)], "meanSquaredError")


def losses():
    yield "binary", spec([2], [dense(8, "tanh"), dense(1, "sigmoid")], "binaryCrossentropy")
    yield "binary, three outputs", spec([2], [dense(4, "relu"), dense(3, "sigmoid")], "binaryCrossentropy")
    yield "categorical", spec([4], [dense(6, "tanh"), dense(3, "softmax")], "categoricalCrossentropy")
    yield "sparse categorical", spec([4], [dense(6, "elu"), dense(3, "softmax")], "sparseCategoricalCrossentropy")


def shapes():
    yield "linear regression", spec([1], [dense(1)], "meanSquaredError")
    yield "logistic regression", spec([2], [dense(1, "sigmoid")], "binaryCrossentropy")
    yield "four layers", spec([2], [dense(4, "tanh"), dense(5, "relu"), dense(3, "tanh"), dense(1)], "meanSquaredError")
    yield "no bias", spec([3], [dense(4, "tanh", useBias=False), dense(2, useBias=False)], "meanSquaredError")
    yield "flattened picture", spec([2, 3, 2], [{"type": "flatten"}, dense(4, "tanh"), dense(2)], "meanSquaredError")
    yield "l1 and l2", spec(
        [2], [dense(6, "tanh"), dense(1, "sigmoid")], "binaryCrossentropy", regularization={"l1": 0.01, "l2": 0.02}
    )


def optimizers():
    layers = [dense(6, "tanh"), dense(1, "sigmoid")]
    for optimizer in [
        {"type": "sgd", "learningRate": 0.3},
        {"type": "sgd", "learningRate": 0.1, "momentum": 0.9},
        {"type": "sgd", "learningRate": 0.1, "momentum": 0.8, "nesterov": True},
        {"type": "adagrad", "learningRate": 0.05},
        {"type": "rmsprop", "learningRate": 0.01},
        {"type": "adam", "learningRate": 0.02},
        {"type": "adamw", "learningRate": 0.02, "weightDecay": 0.1},
    ]:
        words = " ".join(str(value) for value in optimizer.values())
        yield f"optimizer {words}", spec([2], layers, "binaryCrossentropy", optimizer)


def all_cases():
    for family in (activations, losses, shapes, optimizers):
        yield from family()
