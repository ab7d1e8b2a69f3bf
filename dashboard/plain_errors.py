"""Errors of the command line, told in sentences: nobody is shown a traceback unless they ask for it."""

import errno
import os

import click

DEBUG = "DASHBOARD_DEBUG"
OF_THE_SYSTEM = {
    errno.EROFS: "the disk is read-only. Run this where files can be written, or name a copy of the data folder with --data",
    errno.EACCES: "this account may not do that. Use one that may, or change the rights",
    errno.EPERM: "this account may not do that. Use one that may, or change the rights",
    errno.ENOSPC: "the disk is full. Make room and run it again; nothing was changed",
    errno.ENOENT: "there is no such file or folder",
    errno.EISDIR: "it is a folder",
    errno.ENOTDIR: "it is not a folder",
}


class PlainGroup(click.Group):
    """A group of commands whose errors are sentences. DASHBOARD_DEBUG=1 shows where they come from."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; turn any error that is not click's own into one."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except Exception as error:
            if os.environ.get(DEBUG):
                raise
            raise click.ClickException(told(error)) from error


def told(error: Exception) -> str:
    """An error as a sentence, or as the list of problems it carries."""
    problems = getattr(error, "problems", None)
    if problems:
        return "\n".join(["The data has problems; nothing was changed.", *(problem.sentence for problem in problems)])
    if type(error).__module__.startswith("dashboard.") or isinstance(error, ValueError):
        return str(error)  # our own errors are sentences
    if isinstance(error, OSError) and error.errno:
        reason = OF_THE_SYSTEM.get(error.errno, error.strerror)
        return f"{error.filename}: {reason}." if error.filename else f"It did not work: {reason}."
    if "No space left" in str(error):  # told by DuckDB in words of its own, without the number
        return f"It did not work: {OF_THE_SYSTEM[errno.ENOSPC]}."
    return f"Something unexpected happened ({type(error).__name__}: {error}). Run again with {DEBUG}=1 to see where."
