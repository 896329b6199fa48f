"""How test cases look at models and losses: outside of the process that made them.

`taken_out` runs in the student's process and says in plain data what there is to see; `looked_at`
runs in a clean one.  A model of Keras's own classes crosses as its configuration and its weights.
Of any other model, and of a loss, TensorFlow draws the graph of what it computes, and that crosses:
custom layers, Lambda layers and subclasses, too.  What only the student's own class knows, its
style and what its layers are called, is then taken as said.

Both run beside the definitions of the setup cell, and a student's cells never see them.
"""

import base64
import functools
import json
import re

LOOKS = (
    "model_style", "own_class", "layer_kinds", "weights_of", "weight_shapes", "trainable_types",
    "forward", "slopes_of", "label_loss", "fit_labels",
    "loss_factor", "loss_and_slopes",
)  # fmt: skip
OF_ITS_CLASS = (
    "model_style", "own_class", "layer_kinds", "weights_of", "weight_shapes", "trainable_types",
)  # fmt: skip
"""What only the student's own class knows, where it is no class of Keras's."""
MAKE_WEIGHTS = ("forward", "slopes_of")
"""A model without weights makes them when it is called: so it is called where it is, too."""
TRAINING = ("fit_labels",)
"""What leaves a model another than it was: it gets one of its own."""

OF_LAYERS = "Dense InputLayer Activation ReLU Softmax Concatenate Flatten Reshape Dropout Identity"
OF_LOSSES = "SparseCategoricalCrossentropy CategoricalCrossentropy MeanSquaredError"
KNOWN = frozenset(f"Sequential Functional {OF_LAYERS} {OF_LOSSES} DTypePolicy".split())
KNOWN_MODULES = ("keras.initializers", "keras.optimizers")
"""Classes that are made anew from their configuration, and modules all of whose are."""
NUMBERED = re.compile(r'"(sequential|functional|input_layer|dense|concatenate)(?:_\d+)?"')
"""What Keras calls models and layers without a name: it counts them all."""


def taken_out(name, *arguments):
    """Return what a helper is to see of each argument; None for what is plain data already."""
    if name in MAKE_WEIGHTS and not _is_made(arguments[0]):
        globals()[name](*arguments)
    try:
        return [_described(thing, name, _trains(name, arguments)) for thing in arguments]
    except Exception:
        if name == "loss_factor":  # which takes a loss that fails for half_mse
            return None
        raise


def looked_at(name, taken, *arguments):
    """Return what a helper says of the things taken out."""
    if taken is None:
        return 1.0
    if name in OF_ITS_CLASS and taken[0] and name in taken[0].get("said", ()):
        return taken[0]["said"][name]
    make = _made if name in TRAINING else _made_once
    things = [_rebuilt(seen, make) if seen else plain for seen, plain in zip(taken, arguments)]
    return globals()[name](*things)


# ------------------------------------------------------------------------- in the student's process
def _is_made(model):
    """Tell whether a model of one of Keras's own classes has its weights, and needs no call."""
    return type(model) in (keras.Sequential, Functional) and model.built


def _trains(name, arguments):
    """Tell whether a look calls its model as training does."""
    return name in TRAINING or name == "forward" and any(arguments[2:])


def _described(thing, name, trains):
    if thing is None or isinstance(thing, (bool, int, float, str, dict, list, tuple)):
        return None
    if isinstance(thing, (np.ndarray, np.generic, tf.Tensor, tf.Variable)):
        return None
    if isinstance(thing, keras.Model):
        return _configuration(thing) or _drawing(thing, name, trains)
    if isinstance(thing, layers.Layer):
        return _drawing(thing, name, trains)
    if callable(thing) and not isinstance(thing, type):
        return {"loss": _drawn_loss(thing)}
    return {"kind": "nothing of Keras"}


def _configuration(model):
    """Return a model of known classes as plain data; None where it has others."""
    if own_class(model):
        return None
    text = _written(model, len(model.weights), model.compiled)
    return text and {"config": text, "weights": weights_of(model)}


@functools.lru_cache(maxsize=8)
def _written(model, made, compiled):
    """Write down a model with `made` weights, `compiled` or not, once for the many looks at it."""
    try:
        text = json.dumps(keras.saving.serialize_keras_object(model))
    except Exception:
        return None
    return _renumbered(text) if _is_known(json.loads(text)) else None


def _renumbered(text):
    """Count the layers of a configuration from one: models that are built alike look alike."""
    numbers = {}

    def renumbered(name):
        number = numbers.setdefault(name[0], len(numbers) + 1)
        return f'"{name[1]}_{number}"'

    return NUMBERED.sub(renumbered, text)


def _is_known(value):
    if isinstance(value, list):
        return all(map(_is_known, value))
    if not isinstance(value, dict):
        return True
    if "class_name" in value and value["class_name"] != "__keras_tensor__":
        module, kind = str(value.get("module")), value["class_name"]
        if module.split(".")[0] != "keras" or not (kind in KNOWN or module in KNOWN_MODULES):
            return False
    return all(map(_is_known, value.values()))


def _drawing(model, name, trains):
    """Return what any other model says of itself, and the graph of what it computes."""
    said = {name: globals()[name](model)} if name in OF_ITS_CLASS else {}
    variables = [(list(w.shape), str(w.dtype), bool(w.trainable)) for w in model.weights]
    drawing = {"variables": variables, "compiled": bool(getattr(model, "compiled", False))}
    if name in ("forward", "slopes_of", "fit_labels"):
        drawing["entries"] = _entries(model)
        drawing["call"] = _drawn_call(model, trains, len(model.weights))
    if name in ("label_loss", "fit_labels") and drawing["compiled"]:
        drawing["labels"] = _drawn(
            lambda y, p: model.compute_loss(x=None, y=y, y_pred=p),
            tf.TensorSpec([None], tf.int64),
            tf.TensorSpec([None, 10], tf.float32),
        )
    return {"drawing": json.dumps(drawing), "weights": weights_of(model), "said": said}


def _entries(model):
    """Return the names of a model's inputs where they are named, else an empty list."""
    try:
        names = sorted(input_names(model))
    except Exception:
        return []
    return names if len(names) > 1 else []


@functools.lru_cache(maxsize=8)
def _drawn_call(model, training, made):
    """Draw the graph of one call, once `made` weights are: they go in first, then the inputs."""
    names, shapes = _entries(model), weight_shapes(model)
    columns = [s[0] for s in shapes if len(s) == 2][:1] or [1]
    inputs = [tf.TensorSpec([None, 1 if names else columns[0]], tf.float32)] * (len(names) or 1)
    weights = [tf.TensorSpec(w.shape, w.dtype) for w in model.weights]

    def call(*values):
        own, xs = values[: len(weights)], values[len(weights) :]
        with keras.StatelessScope(state_mapping=list(zip(model.weights, own))):
            return tf.convert_to_tensor(
                model(dict(zip(names, xs)) if names else xs[0], training=training)
            )

    return _drawn(call, *weights, *inputs)


@functools.lru_cache(maxsize=4)
def _drawn_loss(loss):
    column = tf.TensorSpec([None, 1], tf.float32)
    return _drawn(lambda truth, predicted: loss(truth, predicted), column, column)


def _drawn(function, *specs):
    """Return the graph of a function as plain data: its bytes, its inputs and its output."""
    made = tf.function(function, autograph=False).get_concrete_function(*specs)
    inner = any("PartitionedCall" in operation.type for operation in made.graph.get_operations())
    if made.graph.captures or inner:  # what it holds and calls is written into the graph itself
        from tensorflow.python.framework.convert_to_constants import (
            convert_variables_to_constants_v2,
        )

        made = convert_variables_to_constants_v2(made)
    names = [tensor.name for tensor in (*made.inputs, *made.outputs)]
    graph, names = _numbered(made.graph.as_graph_def(), names)
    data = base64.b64encode(graph.SerializeToString(deterministic=True)).decode()
    return {"graph": data, "inputs": names[:-1], "output": names[-1]}


def _numbered(graph, tensors):
    """Count the nodes of a graph from zero, so that what computes alike looks alike.

    Returns it and the new names of `tensors`.
    """
    numbers = {node.name: f"n{number}" for number, node in enumerate(graph.node)}

    def renamed(name):
        node, colon, output = name.removeprefix("^").partition(":")
        return "^" * name.startswith("^") + numbers[node] + colon + output

    for node in graph.node:
        node.name = numbers[node.name]
        node.input[:] = map(renamed, node.input)
        node.attr.pop("_class", None)  # the name of a neighbour
    return graph, list(map(renamed, tensors))


# ------------------------------------------------------------------------------ in the clean process
def _rebuilt(seen, make):
    if "loss" in seen:
        return _loss(seen["loss"])
    if "weights" not in seen:
        return object()
    described = seen.get("config"), seen.get("drawing")
    if not seen["weights"]:  # a look may make them, and the next one must not meet those
        return _made(*described)
    model = make(*described)
    model.set_weights(seen["weights"])
    return model


def _made(configuration, drawing):
    """Return a model made of its configuration, or of its drawing."""
    if drawing:
        return Drawn(json.loads(drawing))
    config = json.loads(configuration)
    if not _is_known(config):
        raise ValueError("a configuration with classes that are not Keras's own")
    return keras.saving.deserialize_keras_object(config, safe_mode=True)


_made_once = functools.lru_cache(maxsize=32)(_made)
"""The same for the many looks at one model, each of which sets its weights."""


def _loss(drawing):
    draw = _imported(drawing)
    return lambda truth, predicted: draw(tf.cast(truth, tf.float32), tf.cast(predicted, tf.float32))


def _imported(drawing):
    """Return the function of a graph."""
    imported = _imported_once(drawing["graph"], tuple(drawing["inputs"]), drawing["output"])
    return lambda *values: imported(*map(tf.convert_to_tensor, values))


@functools.lru_cache(maxsize=32)
def _imported_once(data, inputs, output):
    graph = tf.compat.v1.GraphDef.FromString(base64.b64decode(data))
    whole = tf.compat.v1.wrap_function(lambda: tf.graph_util.import_graph_def(graph, name=""), [])
    entries = [whole.graph.get_tensor_by_name(name) for name in inputs]
    return whole.prune(entries, whole.graph.get_tensor_by_name(output))


class Drawn(keras.Model):
    """A model of which the graph is known and the code is not."""

    def __init__(self, drawing):
        super().__init__()
        self.entries = drawing.get("entries", [])
        self.own = [
            self.add_weight(shape=shape, dtype=kind, trainable=trains, initializer="zeros")
            for shape, kind, trains in drawing["variables"]
        ]
        self.drawn = _imported(drawing["call"]) if "call" in drawing else None
        self.labels = _imported(drawing["labels"]) if "labels" in drawing else None
        if drawing["compiled"]:
            self.compile(optimizer="sgd", loss="sparse_categorical_crossentropy")

    def set_weights(self, arrays):
        """Set all in their own order: Keras's puts those that train first."""
        for weight, array in zip(self.own, arrays):
            weight.assign(array)

    def call(self, x, training=False):
        """Call it as it was drawn: in training, or not."""
        xs = [x[name] for name in self.entries] if isinstance(x, dict) else [x]
        return self.drawn(*[weight.value for weight in self.own], *xs)

    def compute_loss(self, x=None, y=None, y_pred=None, sample_weight=None, training=True):
        return self.labels(tf.cast(y, tf.int64), y_pred)
