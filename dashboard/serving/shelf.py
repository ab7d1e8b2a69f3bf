"""Ready answers in memory, the least recently used given up first when the bytes no longer fit."""

import threading
from collections import OrderedDict
from collections.abc import Hashable

from dashboard.serving.exchange import Answer

OVERHEAD = 1_000  # what an entry costs beside its body: key, headers, dictionary


class Shelf:
    """A thread-safe store of answers with a limit in bytes. One per process: after a fork each fills its own."""

    def __init__(self, limit: int) -> None:
        self._limit, self._size = limit, 0
        self._answers: OrderedDict[Hashable, Answer] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable) -> Answer | None:
        """The answer kept under the key, or None."""
        with self._lock:
            answer = self._answers.get(key)
            if answer is not None:
                self._answers.move_to_end(key)
            return answer

    def put(self, key: Hashable, answer: Answer) -> None:
        """Keep an answer; one that would take more than an eighth of the shelf is not kept."""
        if _cost(answer) > self._limit // 8:
            return
        with self._lock:
            self._drop(self._answers.pop(key, None))
            self._answers[key] = answer
            self._size += _cost(answer)
            while self._size > self._limit:
                self._drop(self._answers.popitem(last=False)[1])

    def _drop(self, answer: Answer | None) -> None:
        self._size -= _cost(answer) if answer else 0

    @property
    def size(self) -> int:
        """Bytes held now."""
        return self._size

    def __len__(self) -> int:
        return len(self._answers)


def _cost(answer: Answer) -> int:
    return len(answer.body) + OVERHEAD
