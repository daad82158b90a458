"""Installations of the program to be measured: a folder with a database each, and a throwaway
PostgreSQL server. Not here: what is measured; `service` and `deliver` do that.
"""

import contextlib
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
MB = 1_000_000
ROWS = []


def row(what, figure, limit="", verdict=""):
    ROWS.append((what, figure, limit, verdict))
    print(f"{what}: {figure}", file=sys.stderr)


def limited(what, value, most, unit, beside=""):
    row(what, f"{value:.1f} {unit}{beside}", f"{most} {unit}", "holds" if value <= most else "OVER")


def table(load):
    """Prints the rows; ends with exit code 1 when a limit is broken."""
    print(f"\n{os.cpu_count()} processors, load {load:.1f} before and {os.getloadavg()[0]:.1f} after.\n")
    print("| what | measured | limit | |\n| --- | --- | --- | --- |")
    for cells in ROWS:
        print("| " + " | ".join(cells) + " |")
    sys.exit(1 if any(cells[3] in ("OVER", "BELOW") for cells in ROWS) else 0)


class Place:
    """A folder with a database of its own."""

    def __init__(self, binary, folder, url, **more):
        self.binary, self.folder, self.url, self.more = binary, folder, url, more
        folder.mkdir(exist_ok=True)

    def settings(self):
        kept = {name: value for name, value in os.environ.items() if not name.startswith("TERMIJN_")}
        return kept | {
            "TERMIJN_DATABASE__URL": self.url,
            "TERMIJN_SENDING__HOURS": "00:00-24:00",
            "TERMIJN_SENDING__DAYS": "all",
            "TERMIJN_SENDING__OVERALL_PER_MINUTE": "0",
            "TERMIJN_SENDING__PER_DOMAIN_PER_MINUTE": "0",
            "TERMIJN_SENDING__CATCH_UP_HOLD_MINUTES": "0",
            "TERMIJN_JOBS__SWEEP_SECONDS": "1",
            "TERMIJN_MAIL__CONNECTIONS": "4",
            "TERMIJN_LOG__LEVEL": "warn",
        } | self.more

    def start(self, *arguments):
        return subprocess.Popen(
            [self.binary, *arguments], cwd=self.folder, env=self.settings(),
            stdout=subprocess.DEVNULL, stderr=open(self.folder / "log", "ab"),
        )

    def run(self, *arguments):
        done = subprocess.run([self.binary, *arguments], cwd=self.folder, env=self.settings(),
                              capture_output=True, text=True)
        if done.returncode != 0:
            sys.exit(f"termijn {' '.join(arguments)}: {done.stderr}")
        return done.stdout


def stop(process):
    process.send_signal(signal.SIGTERM)
    if process.wait(timeout=60) != 0:
        sys.exit(f"the service ended with {process.returncode}")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def ask(port, path="/"):
    """The first line of the answer, or nothing when nobody listens yet."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=10) as line:
            line.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n".encode())
            return line.recv(65536).split(b"\r\n", 1)[0]
    except ConnectionRefusedError:
        return None


def first_answer(process, port):
    while True:
        answer = ask(port)
        if answer is not None:
            if b" 200 " not in answer:
                sys.exit(f"the first page answers {answer!r}")
            return
        if process.poll() is not None:
            sys.exit(f"the service did not start: {process.returncode}")
        time.sleep(0.0002)


def memory_mb(process, key="VmRSS"):
    for line in pathlib.Path(f"/proc/{process.pid}/status").read_text().splitlines():
        if line.startswith(key + ":"):
            return int(line.split()[1]) * 1024 / MB
    raise KeyError(key)


# --- PostgreSQL ------------------------------------------------------------------------------


def postgres_programs():
    """The folder of the server's own programs; a link on the path is followed to it."""
    found = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin/postgres"), reverse=True)
    on_path = shutil.which("postgres")
    found += [pathlib.Path(on_path).resolve()] if on_path else []
    wanted = ("initdb", "pg_isready", "psql")
    return next((one.parent for one in found if all((one.parent / name).exists() for name in wanted)), None)


@contextlib.contextmanager
def postgres(folder):
    """A throwaway server with its defaults (every commit reaches the disk), or nothing."""
    programs = postgres_programs()
    if programs is None:
        yield None
        return
    folder.mkdir()
    # The server refuses to run as root.
    as_user = {}
    if os.getuid() == 0:
        as_user = {"user": "postgres", "group": "postgres", "extra_groups": []}
        shutil.chown(folder, "postgres", "postgres")
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": "/"} | as_user
    subprocess.run([programs / "initdb", "-D", folder / "db", "-U", "termijn", "-A", "trust", "-E", "UTF8",
                    "--no-locale"], check=True, **quiet)
    server = subprocess.Popen([programs / "postgres", "-D", folder / "db", "-k", folder, "-c", "listen_addresses="],
                              **quiet)
    try:
        while subprocess.run([programs / "pg_isready", "-q", "-h", folder], **quiet).returncode != 0:
            if server.poll() is not None:
                sys.exit("PostgreSQL did not start")
            time.sleep(0.1)

        def sql(text, database="postgres"):
            asked = [programs / "psql", "-qAt", "-h", folder, "-U", "termijn", "-d", database, "-v", "ON_ERROR_STOP=1"]
            return subprocess.run(asked, input=text, text=True, check=True, cwd="/", stdout=subprocess.PIPE,
                                  **as_user).stdout

        def address(name):
            return f"postgres://termijn@localhost/{name}?host={folder}"

        yield sql, address, server
    finally:
        server.send_signal(signal.SIGINT)
        server.wait()
