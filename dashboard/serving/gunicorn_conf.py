"""How gunicorn serves the dashboard: `gunicorn -c dashboard/serving/gunicorn_conf.py app:server`.

HOST, PORT and WEB_CONCURRENCY come from the environment. Nothing is written to disk. Visitors who send their request
byte by byte keep a thread each: on the open internet put a proxy in front that buffers requests.
"""

import contextlib
import ctypes
import gc
import os
import resource
import socket
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gunicorn.arbiter import Arbiter
    from gunicorn.workers.base import Worker

SHARED_MEMORY = Path("/dev/shm")  # gunicorn's heartbeat file; on a disk it may block a worker
M_ARENA_MAX, HEAPS = -8, 2
OBJECTS_BETWEEN_COLLECTIONS = 20_000
SILENT_SECONDS = 20
SILENT_IN_A_THREAD = 0.5

chdir = str(Path(__file__).resolve().parents[2])
wsgi_app = "app:server"
bind = f"{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8050')}"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
worker_class = "gthread"
threads = 8
preload_app = True  # the program and what it keeps of the data are in memory once; the file is opened by every process itself
keepalive = 5  # seconds
worker_connections = 8_000  # a browser opens six; a whole room may open the link at once
timeout = 60
graceful_timeout = 20
limit_request_line = 8190  # longer than the longest address we take, so that the refusal is ours and readable
control_socket_disable = True
worker_tmp_dir = str(SHARED_MEMORY) if os.access(SHARED_MEMORY, os.W_OK) else None
errorlog = "-"
accesslog = None  # who looked at what is nobody's business


def few_heaps() -> None:
    """Keep the C library from opening a heap for every thread, which would hold memory nobody uses; elsewhere than glibc do nothing."""
    with contextlib.suppress(AttributeError, OSError):
        ctypes.CDLL(None).mallopt(M_ARENA_MAX, HEAPS)


few_heaps()
_soft, _hard = resource.getrlimit(resource.RLIMIT_NOFILE)
_wanted = 2 * worker_connections if _hard == resource.RLIM_INFINITY else min(2 * worker_connections, _hard)
resource.setrlimit(resource.RLIMIT_NOFILE, (max(_soft, _wanted), _hard))


def when_ready(server: "Arbiter") -> None:
    """Read and pack what every visitor needs, share it between the workers, and let the system hold silent connections back.

    Browsers open some connections in advance, and each would keep a thread.
    """
    from dashboard.serving.warm import warm  # the settings are also read where the package is not loaded

    warm(server.app.wsgi())
    gc.collect()
    gc.freeze()  # else the first collection of a worker writes to every object and so copies it
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS)  # a view makes thousands of objects and lets go of all of them by itself
    for listener in server.LISTENERS:
        if hasattr(socket, "TCP_DEFER_ACCEPT") and listener.sock.family != socket.AF_UNIX:
            listener.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_DEFER_ACCEPT, SILENT_SECONDS)


def post_worker_init(worker: "Worker") -> None:
    """A connection that is silent all the same goes to the poller after a moment instead of keeping a thread for 5 s; what
    gunicorn itself refuses is told in our words; the data file is opened before the first visitor needs it."""
    from gunicorn import util
    from gunicorn.workers import gthread

    from dashboard.serving.errors import written_out
    from dashboard.serving.warm import open_data

    open_data(worker.wsgi)

    gthread.DEFAULT_WORKER_DATA_TIMEOUT = SILENT_IN_A_THREAD
    util.write_error = lambda sock, status, *_: util.write_nonblock(sock, written_out(status))
