"""The few things that stop a run; everything else is a finding."""


class ArchiveError(Exception):
    """Base of what the command line prints as one line and answers with exit status 2."""


class ConfigError(ArchiveError):
    """A setting that cannot be used; the message names the file, the key and what was expected."""


class InputError(ArchiveError):
    """An input path that cannot be used; the message starts with the path."""


class ProcessLostError(ArchiveError):
    """A process that was ended from outside before its work was done, as a system does that has no memory left."""

    def __init__(self) -> None:
        super().__init__(
            "a process was ended before its work was done, most often because memory ran out: try fewer processes (--jobs)"
        )
