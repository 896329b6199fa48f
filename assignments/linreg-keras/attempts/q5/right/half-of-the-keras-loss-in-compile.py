# kind: the loss is a lambda in compile, the optimizer comes from its config, with type hints
def fit_line(model: keras.Model, xs: np.ndarray, ys: np.ndarray,
             learning_rate: float, epochs: int, batch_size: int) -> dict:
    optimizer = keras.optimizers.get(
        {"class_name": "SGD", "config": {"learning_rate": learning_rate}})
    model.compile(optimizer, lambda t, p: keras.losses.mean_squared_error(t, p) / 2)
    column = lambda values: np.asarray(values, dtype=np.float32)[:, np.newaxis]
    log = model.fit(column(xs), column(ys), shuffle=False, verbose=0,
                    **{"epochs": epochs, "batch_size": batch_size}).history
    kernel, bias = model.get_weights()
    return {"W": np.squeeze(kernel), "b": np.squeeze(bias), "history": tuple(log["loss"])}
