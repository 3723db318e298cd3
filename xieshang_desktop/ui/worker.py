"""The life of the worker process. It is imported in the worker: nothing of Qt here."""


def end_with_the_program() -> None:
    """Let the worker outlive no program: a killed one leaves nobody behind who still writes."""
    import multiprocessing
    import os
    import threading

    program = multiprocessing.parent_process()
    if program is None:
        return

    def watch() -> None:
        program.join()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
