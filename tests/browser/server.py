"""The real dashboard in a process of its own, on a free port, with a store of its own."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
READY_WITHIN = 60
"""Seconds that a server may take to answer."""


@dataclass(frozen=True)
class Server:
    """A running server: where it answers, its process, and the store it serves."""

    url: str
    pid: int
    store: Path


def store_command(store: Path, *arguments: str) -> str:
    """Runs `python -m store ...` on a store and returns what it printed. Raises where it failed."""
    done = subprocess.run(
        [sys.executable, "-m", "store", *arguments],
        cwd=ROOT, env=environment(store), capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(f"python -m store {' '.join(arguments)}: {done.stderr}")
    return done.stdout


def environment(store: Path) -> dict[str, str]:
    """The environment of a process that uses this store and no other."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("STREAMLIT_")}
    return {**kept, "DASHBOARD_STORE": str(store), "DASHBOARD_DRAW_AHEAD": "0"}


@contextmanager
def serve(
    store: Path, script: str = "dashboard.py", folder: Path = ROOT, port: int | None = None
) -> Iterator[Server]:
    """Starts `streamlit run` on a free port (or on one that was free before), waits until it answers, and ends it at
    the end."""
    port = port or _free_port()
    command = [sys.executable, "-m", "streamlit", "run", script]
    command += ["--server.port", str(port), "--server.headless", "true"]
    command += ["--server.fileWatcherType", "none", "--browser.gatherUsageStats", "false"]
    with running(command, folder, store) as process:
        _wait(port, process)
        yield Server(f"http://127.0.0.1:{port}", process.pid, store)


@contextmanager
def running(command: Sequence[str], folder: Path, store: Path) -> Iterator[subprocess.Popen]:
    """A process that is ended at the end, whatever happened."""
    log = store.parent / f"server-{store.name}.log"
    with log.open("ab") as output:
        process = subprocess.Popen(
            command, cwd=folder, env=environment(store), stdout=output, stderr=output
        )
        try:
            yield process
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def _wait(port: int, process: subprocess.Popen) -> None:
    end = time.monotonic() + READY_WITHIN
    while time.monotonic() < end:
        if process.poll() is not None:
            raise RuntimeError(f"the server ended with {process.returncode} before it answered")
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
        try:
            connection.request("GET", "/_stcore/health")
            if connection.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.1)
        finally:
            connection.close()
    raise TimeoutError(f"the server did not answer within {READY_WITHIN} seconds")
