"""A PostgreSQL server for the length of a test: its own data folder, a Unix socket, no TCP port, thrown away at the end."""

import glob
import os
import pwd
import shutil
import subprocess
import tempfile


class Server:
    """`with Server() as server:` gives a running server; `server.dsn(database)` leads to it."""

    def __init__(self, binaries=None, port=5432, settings=""):
        self.binaries = binaries or newest_debian_binaries()
        self.port = port
        self.settings = settings
        self.folder = tempfile.mkdtemp(prefix="plimsoll-server-")
        self.user = "postgres" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
        self.counter = 0

    def __enter__(self):
        data = os.path.join(self.folder, "data")
        if os.geteuid() == 0:
            account = pwd.getpwnam(self.user)
            os.chown(self.folder, account.pw_uid, account.pw_gid)
        os.chmod(self.folder, 0o755)
        self.run("initdb", "-D", data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--no-sync", "--locale=C")
        options = f"-k {self.folder} -p {self.port} -h '' -c fsync=off -c full_page_writes=off -c max_connections=40 {self.settings}"
        self.run("pg_ctl", "-D", data, "-o", options, "-l", os.path.join(self.folder, "log"), "-w", "start")
        return self

    def __exit__(self, *_):
        self.run("pg_ctl", "-D", os.path.join(self.folder, "data"), "-m", "immediate", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)

    def run(self, program, *arguments):
        command = [os.path.join(self.binaries, program), *arguments]
        if os.geteuid() == 0:
            command = ["setpriv", f"--reuid={self.user}", f"--regid={self.user}", "--init-groups", *command]
        # pg_ctl leaves the server behind with its descriptors, so nothing may be a pipe.
        with open(os.path.join(self.folder, "commands"), "a+") as log:
            done = subprocess.run(command, cwd="/", stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        if done.returncode != 0:
            raise RuntimeError(f"{program} failed: {open(os.path.join(self.folder, 'commands')).read()}")

    def dsn(self, database="postgres"):
        return f"host={self.folder} port={self.port} user=postgres dbname={database}"

    def url(self, database="postgres", scheme="postgres"):
        """For tools that want a URL; the socket folder goes into the query."""
        return f"{scheme}://postgres@/{database}?host={self.folder}&port={self.port}"

    def new_database(self):
        """The name of an empty database of its own."""
        self.counter += 1
        name = f"case_{self.counter}"
        self.sql(f"CREATE DATABASE {name}")
        return name

    def sql(self, text, database="postgres"):
        done = subprocess.run(
            [os.path.join(self.binaries, "psql"), "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-d", self.dsn(database), "-c", text],
            capture_output=True, text=True)
        if done.returncode != 0:
            raise RuntimeError(done.stderr)
        return done.stdout


def newest_debian_binaries():
    found = sorted(glob.glob("/usr/lib/postgresql/*/bin/initdb"), key=lambda path: int(path.split("/")[4]))
    if not found:
        raise RuntimeError("no PostgreSQL server is installed: apt-get install postgresql")
    return os.path.dirname(found[-1])
