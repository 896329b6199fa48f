"""Tables stay as pandas shows them."""


def enable_dataframe_formatter() -> None:
    pass


def disable_dataframe_formatter() -> None:
    pass
