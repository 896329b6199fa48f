"""There are no secrets."""


class SecretNotFoundError(Exception):
    def __init__(self, key: str) -> None:
        super().__init__(f"Secret {key} does not exist.")


class NotebookAccessError(Exception):
    pass


def get(key: str) -> str:
    raise SecretNotFoundError(key)
