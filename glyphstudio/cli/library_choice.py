"""Pictures of the window's library for a command: ``library:WORDS``, as its search field takes them."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from glyphstudio.errors import RequestError
from glyphstudio.settings import Places

if TYPE_CHECKING:
    from glyphstudio.exports.chosen import Chosen

PREFIX = "library:"
FAVOURITES = "favourites"
HELP = "library:WORDS for what a search of the window's library finds, library:favourites for those"


def names_library(name: object) -> bool:
    """Tell whether ``name`` stands for pictures of the library."""
    return str(name).startswith(PREFIX)


@contextmanager
def chosen_from_library(name: object) -> Iterator["Chosen"]:
    """Give the pictures that ``name`` finds, the oldest first; they are read while the block lasts.

    Raises ``RequestError`` when there is no library or nothing is found, ``LibraryError`` when it cannot be read.
    """
    from glyphstudio.exports.chosen import chosen_in
    from glyphstudio.files.png import decode_picture
    from glyphstudio.library.library_file import LibraryFile
    from glyphstudio.library.search import Search

    path = Places.of_user().library
    if not path.exists():
        raise RequestError("there is no library yet", "Draw something in the window, which keeps it.")
    words = str(name).removeprefix(PREFIX).strip()
    search = Search(favourites=True) if words == FAVOURITES else Search.of(words)
    place = LibraryFile(path)
    try:
        library = place.open()
        numbers = library.find(search)[::-1]
        if not numbers:
            raise RequestError(f"the library has nothing for {words[:60]!r}", "Search for other words.")
        yield chosen_in(library, numbers, decode_picture)
    finally:
        place.close()
