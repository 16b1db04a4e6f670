"""Runs the projects of Fixtures/runners with the real migration runners on a real server, and compares.

`plimsoll timeline` says which statements share a transaction. From that follows what PostgreSQL must answer: a label that is
added and used in one transaction is refused with 55P04, in two it is not. Each project says 'new' (or 'newer' …) for the label
it adds. The runner's own run must agree: it stops with 55P04 exactly where the timeline has both in one transaction, and it
refuses a project for which the timeline reports a problem.

usage: judge_runners.py PLIMSOLL FIXTURES
"""

import os
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "support"))
from server import Server  # noqa: E402
from timelines import PASSES, REFUSED_BY_RUNNER, REFUSED_BY_SERVER, UNSAFE, cases, compare, copied, timeline_of  # noqa: E402


class Runner:
    """How a runner is called; each gets a copy of the project and an empty database."""

    def __init__(self, server):
        self.server = server

    def call(self, command, folder, database, **environment):
        settings = dict(
            os.environ, PGHOST=self.server.folder, PGPORT=str(self.server.port), PGUSER="postgres", PGDATABASE=database,
            PGSSLMODE="disable", HOME=folder, **environment)
        for name in ("PGOPTIONS", "PGSERVICE"):
            settings.pop(name, None)
        done = subprocess.run(
            command, cwd=folder, env=settings, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=120)
        return done.returncode, done.stdout + done.stderr


class Psql(Runner):
    """The command of the project's makefile; where there is none, every file by itself."""

    def run(self, folder, database, timeline):
        makefile = os.path.join(folder, "Makefile")
        if os.path.exists(makefile):
            commands = [line.strip() for line in open(makefile) if line.startswith("\t")]
        else:
            commands = [f"psql -f {migration['file']}" for migration in timeline["runs"][0]["migrations"]]
        outputs = [self.call(["sh", "-c", command.replace("psql", "psql -X", 1)], folder, database) for command in commands]
        return max(status for status, _ in outputs), "".join(output for _, output in outputs)


class Sqitch(Runner):
    def run(self, folder, database, timeline):
        url = f"db:pg://postgres@/{database}?host={self.server.folder}&port={self.server.port}"
        return self.call(["sqitch", "deploy", url], folder, database, SQITCH_FULLNAME="Ann", SQITCH_EMAIL="ann@example.org")


class SqlMigrate(Runner):
    def run(self, folder, database, timeline):
        with open(os.path.join(folder, "dbconfig.yml"), "w") as config:
            config.write(
                "development:\n  dialect: postgres\n"
                f"  datasource: host={self.server.folder} port={self.server.port} user=postgres dbname={database} sslmode=disable\n"
                f"  dir: {timeline['runs'][0]['root']}\n")
        return self.call(["sql-migrate", "up"], folder, database)


class Dbmate(Runner):
    def run(self, folder, database, timeline):
        url = f"postgres://postgres@/{database}?host={self.server.folder}&port={self.server.port}&sslmode=disable"
        return self.call(
            ["dbmate", "--no-dump-schema", "--url", url, "--migrations-dir", timeline["runs"][0]["root"], "migrate"], folder,
            database)


class Yoyo(Runner):
    def run(self, folder, database, timeline):
        url = f"postgresql://postgres@/{database}?host={self.server.folder}&port={self.server.port}"
        return self.call(["yoyo", "apply", "--batch", "--no-config-file", "-d", url, timeline["runs"][0]["root"]], folder, database)


class Pogo(Runner):
    def run(self, folder, database, timeline):
        url = f"postgres://postgres@/{database}?host={self.server.folder}&port={self.server.port}"
        return self.call(["pogo", "apply", "-vvv"], folder, database, DATABASE_URL=url)


class PgMigrate(Runner):
    """A first deploy that mixes both kinds of files is refused unless it is forced, so the first file goes before the others."""

    def run(self, folder, database, timeline):
        dsn = self.server.dsn(database)
        command = ["pgmigrate", "-c", dsn, "-d", timeline["runs"][0]["root"], "--disable_schema_check"]
        if os.path.exists(os.path.join(folder, "Makefile")) and "--ungroup" in open(os.path.join(folder, "Makefile")).read():
            command.append("--ungroup")
        mixed = [name for name in os.listdir(os.path.join(folder, "migrations")) if "NONTRANSACTIONAL" in name]
        if mixed:
            self.call([*command, "-t", "1", "migrate"], folder, database)
            command.append("--force_mixed")
        return self.call([*command, "-t", "latest", "migrate"], folder, database)


RUNNERS = {
    "psql": Psql, "plain": Psql, "sqitch": Sqitch, "sql-migrate": SqlMigrate, "dbmate": Dbmate, "yoyo": Yoyo, "pogo": Pogo,
    "yandex-pgmigrate": PgMigrate,
}

# psql follows a script that includes itself until it runs out of files.
NOT_RUN = {"psql/cyclic-include"}


def judge(plimsoll, server, fixtures, name):
    with copied(fixtures, name) as folder:
        timeline = timeline_of(plimsoll, folder)
        status, output = RUNNERS[name.split("/")[0]](server).run(folder, server.new_database(), timeline)
    actual = REFUSED_BY_SERVER if UNSAFE.search(output) else REFUSED_BY_RUNNER if status != 0 else PASSES
    return compare(name, actual, timeline, output)


def main():
    plimsoll, fixtures = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
    names = [name for framework in sorted(RUNNERS) for name in cases(fixtures, framework) if name not in NOT_RUN]
    with Server() as server:
        verdicts = [judge(plimsoll, server, fixtures, name) for name in names]
    print(f"{sum(verdicts)} of {len(verdicts)} projects end with their real runner as their timeline says")
    sys.exit(0 if verdicts and all(verdicts) else 1)


main()
