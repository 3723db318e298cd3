"""Why a demonstration stops."""


class DemoStopped(Exception):
    """The meeting could not be carried through the windows: what was to be done, and what was in the way."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
