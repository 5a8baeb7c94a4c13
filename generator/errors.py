"""The few things that stop a run; everything else is a finding."""


class ArchiveError(Exception):
    """Base of what the command line prints as one line and answers with exit status 2."""


class ConfigError(ArchiveError):
    """A setting that cannot be used; the message names the file, the key and what was expected."""


class InputError(ArchiveError):
    """An input path that cannot be used; the message starts with the path."""
