"""Files under the given paths, in an order that does not depend on the machine.

walk([Path("news")])  ->  news/2020/a.txt, news/2020/b.txt, news/2021/a.txt, ...
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from risalah.model.document import Diagnostic


def walk(paths: Iterable[Path]) -> Iterator[Path | Diagnostic]:
    """Regular files: the given ones in the given order, folders walked by name. Hidden names and links to folders are
    left out; a path that does not exist, a folder that can't be read and one without any file are diagnostics.
    """
    for path in paths:
        if path.is_dir():
            empty = True
            for found in _walk_folder(path):
                empty = False
                yield found
            if empty:
                yield Diagnostic("read.paths", "empty-folder", note=f"{path}: no article was found there")
        elif path.exists():
            yield path
        else:
            yield Diagnostic("read.paths", "no-such-file", note=str(path))


def _walk_folder(folder: Path) -> Iterator[Path | Diagnostic]:
    try:
        with os.scandir(folder) as entries:
            found = sorted(entries, key=lambda entry: os.fsencode(entry.name))
    except OSError as error:
        yield Diagnostic("read.paths", "unreadable-folder", note=f"{folder}: {error.strerror or error}")
        return
    for entry in found:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk_folder(Path(entry.path))
        elif Path(entry.path).is_file():
            yield Path(entry.path)
        elif entry.is_symlink() and not Path(entry.path).exists():  # also one that leads back to itself
            yield Diagnostic("read.paths", "no-such-file", note=f"{entry.path}: a link that leads nowhere")
