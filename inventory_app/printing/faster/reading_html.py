"""Reading of the page: a pattern is put together once.

tinyhtml5 means to keep the patterns by which it finds the end of a word, and files each under the pattern itself
instead of its characters, so that it finds none of them again.
"""

import re
from functools import lru_cache
from typing import Any

from inventory_app.printing.faster.replacing import in_place_of


@in_place_of("tinyhtml5.inputstream", "HTMLUnicodeInputStream.chars_until", "dfe353323dff1fdc")
def chars_until(self: Any, characters: Any, opposite: bool = False) -> str:
    match = _pattern(characters, opposite).match
    result = []
    while True:
        found = match(self.chunk, self.chunk_offset)
        if found is None:
            if self.chunk_offset != self.chunk_size:
                break
        elif (end := found.end()) != self.chunk_size:
            result.append(self.chunk[self.chunk_offset : end])
            self.chunk_offset = end
            break
        # All that is left of this chunk, and perhaps more in the next.
        result.append(self.chunk[self.chunk_offset :])
        if not self.read_chunk():
            break
    return "".join(result)


@lru_cache(maxsize=64)
def _pattern(characters: Any, opposite: bool) -> re.Pattern[str]:
    listed = "".join(f"\\x{ord(character):02x}" for character in characters)
    return re.compile(f"[{'' if opposite else '^'}{listed}]+")
