"""How test cases look at static graphs: outside of the process that built them.

`taken_out` runs in the student's process: it calls the function and keeps the graph of its session
and what was run in it.  `looked_at` runs in a clean process, where that very graph computes again
with another number in the place of one: whoever computed beside the session has no graph that does.

Both run beside the definitions of the setup cell, and a student's cells never see them.
"""

LOOKS = ("with_another",)

MOST_RUNS = 1000


def taken_out(name, function, old, new, *arguments):
    """Return what is watched in a call, the graph of its last session, and what was run in it."""
    graphs, runs = [], []
    base = tf_session.BaseSession
    run, make_callable = base.run, base.make_callable

    def keep(session, fetches, feeds):
        if len(runs) == MOST_RUNS:
            return
        if session.graph not in graphs:
            graphs.append(session.graph)
            runs.clear()
        named = _names(session.graph, fetches), _feeds(session.graph, feeds)
        runs.append(named)

    def watched_run(self, fetches, feed_dict=None, *args, **kwargs):
        value = run(self, fetches, feed_dict, *args, **kwargs)
        keep(self, fetches, feed_dict or {})
        return value

    def watched_callable(self, fetches, feed_list=None, *args, **kwargs):
        step = make_callable(self, fetches, feed_list, *args, **kwargs)

        def call(*values):
            kept = len(runs)
            result = step(*values)
            if len(runs) == kept:  # some callables run the session themselves
                keep(self, fetches, dict(zip(feed_list or [], values)))
            return result

        return call

    base.run, base.make_callable = watched_run, watched_callable
    try:
        seen = watch_sessions(function, *arguments)
    finally:
        base.run, base.make_callable = run, make_callable
    graph = graphs[-1].as_graph_def() if graphs else tf.compat.v1.GraphDef()
    return {
        "seen": seen,
        "graph": np.frombuffer(graph.SerializeToString(deterministic=True), np.uint8),
        "runs": runs,
    }


def looked_at(name, taken, function, old, new, *arguments):
    """Add to what was watched what the graph gives with `new` wherever `old` went in or stands."""
    graph_def = tf.compat.v1.GraphDef.FromString(np.asarray(taken["graph"]).tobytes())
    swapped = _swapped_constants(graph_def, old, new)
    graph, runs, seen = _imported(graph_def), taken["runs"], taken["seen"]
    was = _replayed(graph, runs, lambda value, fetched: value)

    def fed(value, now):
        """Feed what was fetched before as it is now: parameters may go through the feed."""
        again = _through(value, was[: len(now)], now)
        return _swapped(value if again is None else again, old, new)

    now = _replayed(graph if swapped == graph_def else _imported(swapped), runs, fed)
    return {**seen, "gives": _through(_as_numbers(seen["value"]), was, now)}


# ------------------------------------------------------------------------- in the student's process
def _names(graph, fetches):
    """Return the names of all that is fetched."""
    names = []
    for thing in tf.nest.flatten(fetches):
        try:
            names.append(graph.as_graph_element(thing).name)
        except (TypeError, ValueError):
            continue
    return names


def _feeds(graph, feeds):
    named = {graph.as_graph_element(key).name: np.asarray(value) for key, value in feeds.items()}
    return {name: value for name, value in named.items() if value.dtype.kind in "biuf"}


# ------------------------------------------------------------------------------ in the clean process
def _imported(graph_def):
    with tf.Graph().as_default() as graph:
        tf.graph_util.import_graph_def(graph_def, name="")
    return graph


def _replayed(graph, runs, fed):
    """Return all numbers that the runs fetch, one after the other, in a session of their own.

    `fed` tells, of a value and what was fetched until then, what is fed in its place.
    """
    fetched = []
    with tf.compat.v1.Session(graph=graph) as session:
        for fetches, feeds in runs:
            wanted = [graph.as_graph_element(name) for name in fetches]
            tensors = [w for w in wanted if isinstance(w, tf.Tensor) and w.dtype != tf.resource]
            steps = [w for w in wanted if not isinstance(w, tf.Tensor)]
            given = {name: fed(value, fetched) for name, value in feeds.items()}
            values = session.run([tensors, steps], given)[0]
            fetched += [np.asarray(v) for v in values if np.asarray(v).dtype.kind in "biuf"]
    return fetched


def _swapped(value, old, new):
    """Return an array of numbers in which `new` stands wherever `old` stood."""
    array = np.array(value)
    if array.dtype.kind == "f":
        array[np.isclose(array, old, 1e-6, 0.0)] = new
    return array


def _swapped_constants(graph_def, old, new):
    swapped = tf.compat.v1.GraphDef()
    swapped.CopyFrom(graph_def)
    functions = [node for f in swapped.library.function for node in f.node_def]
    for node in (*swapped.node, *functions):
        if node.op == "Const":
            tensor = node.attr["value"].tensor
            array = tf.make_ndarray(tensor)
            if array.dtype.kind == "f" and np.any(np.isclose(array, old, 1e-6, 0.0)):
                tensor.CopyFrom(tf.make_tensor_proto(_swapped(array, old, new), shape=array.shape))
    return swapped


def _as_numbers(value):
    """Return a value as plain data: numbers as arrays, in lists and dicts."""
    if isinstance(value, dict):
        return {key: _as_numbers(item) for key, item in value.items() if isinstance(key, str)}
    if isinstance(value, (list, tuple)) and any(np.ndim(item) for item in value):
        return [_as_numbers(item) for item in value]
    try:
        array = np.asarray(value)
    except Exception:
        return None
    return array if array.dtype.kind in "biuf" else None


def _through(value, was, now):
    """Return what stands in `now` where a value was found in `was`: it came from there."""
    if isinstance(value, dict):
        return {key: _through(item, was, now) for key, item in value.items()}
    if isinstance(value, list):
        return [_through(item, was, now) for item in value]
    if value is None:
        return None
    for before, after in zip(reversed(was), reversed(now)):
        if before.shape == np.shape(value) and np.allclose(before, value, 1e-5, 1e-6, True):
            return after
    return None
