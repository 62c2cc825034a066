"""Many scenario files, one after another or in several processes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from .file_run import FileRun, Picked, run_file


def tested(paths: Sequence[Path], picked: Picked, jobs: int = 1) -> Iterator[FileRun]:
    """In the order of `paths`, whoever finishes first. With `fail_fast` nothing follows a file that failed."""
    for done in _runs(paths, picked, min(jobs, len(paths))):
        yield done
        if picked.fail_fast and done.failed:
            return


def _runs(paths: Sequence[Path], picked: Picked, jobs: int) -> Iterator[FileRun]:
    work = partial(run_file, picked=picked)
    if jobs <= 1:
        yield from map(work, paths)
        return
    # Imported late: it costs a good deal of a short run.
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(jobs) as pool:
        try:
            yield from pool.map(work, paths)
        finally:
            pool.shutdown(cancel_futures=True)
