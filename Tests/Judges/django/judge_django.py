"""Django judges how its migrations are read, and PostgreSQL what `plimsoll check` says of them.

Each case of Fixtures/django is migrated for real, with psycopg2 and psycopg 3. Of each migration, what Django sends must be what the
timeline shows: the same statements in the same order, as PostgreSQL's own parser reads them. What the functions of RunPython write
depends on the rows: of their statements the kind, the table and the columns must be in the timeline. `sqlmigrate` is asked too: what
it shows and Django then sends must be there. And a migration fails where, and only where, `check` is certain of an error, with its
SQLSTATE.

usage: judge_django.py PLIMSOLL FIXTURES FOLDER [CASE …]      FOLDER keeps the servers that are fetched
"""

import json
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "support"))

import pglast  # noqa: E402
from pglast.stream import RawStream  # noqa: E402

WORKERS = [("psycopg2", 15), ("psycopg", 15), ("psycopg", 18)]
CONTRIB = ["django.contrib.contenttypes", "django.contrib.auth", "django.contrib.postgres"]
WRITES = {"InsertStmt", "UpdateStmt", "DeleteStmt"}
HOLE = "'\ufffc'"


class Disagreement(Exception):
    pass


class Statement:
    """A statement as PostgreSQL's parser reads it. A hole, what only the run knows, stands for anything."""

    def __init__(self, node, always=True, is_loose=False):
        self.kind = type(node.stmt).__name__
        self.text = RawStream()(node)
        self.always = always
        self.is_loose = is_loose
        self.writes = self.written(node.stmt) if self.kind in WRITES else None

    @staticmethod
    def written(statement):
        columns = [target.name for target in getattr(statement, "targetList", None) or []]
        columns += [target.name for target in getattr(statement, "cols", None) or []]
        return type(statement).__name__, statement.relation.relname, frozenset(columns)

    def matches(self, other):
        if self.text == other.text:
            return True
        pattern = "(.|\n)+?".join(re.escape(part) for part in self.text.split(HOLE))
        return HOLE in self.text and re.fullmatch(pattern, other.text) is not None

    def covers(self, other):
        """Whether a write of the timeline may be this one: rows differ, table and columns do not."""
        if self.writes is None or other.writes is None:
            return False
        (kind, table, columns), (kind2, table2, columns2) = self.writes, other.writes
        return kind == kind2 and table == table2 and (columns == columns2 or columns2 <= columns)


def statements(sql, **options):
    sql = re.sub(r'"?(\{\{[^}]*\}\}|\ufffc)"?', HOLE, sql)
    return [Statement(node, **options) for node in pglast.parse_sql(sql)]


def is_counted(statement):
    return statement.kind not in ("SelectStmt", "TransactionStmt") and "django_migrations" not in statement.text


def ask(plimsoll, case, command, *options):
    done = subprocess.run([plimsoll, command, *options, "--format", "json", "."], cwd=case, capture_output=True, text=True)
    if not done.stdout:
        raise Disagreement(f"{command} says nothing: {done.stderr}")
    return json.loads(done.stdout)


class Case:
    def __init__(self, folder, plimsoll, major):
        self.folder = folder
        self.apps = []
        for top, _, files in sorted(os.walk(folder)):
            if os.path.basename(top) == "migrations":
                self.apps.append(os.path.relpath(os.path.dirname(top), folder).replace(os.sep, "."))
        requirements = os.path.join(folder, "requirements.txt")
        text = open(requirements).read() if os.path.exists(requirements) else ""
        self.driver = "psycopg2" if "psycopg2" in text else "psycopg" if "psycopg" in text else None
        self.settings = {}
        settings = os.path.join(folder, "config", "settings.py")
        if os.path.exists(settings):
            exec(open(settings).read(), self.settings)
        timeline = ask(plimsoll, folder, "timeline")
        if len(timeline["runs"]) != 1:
            raise Disagreement(f"{len(timeline['runs'])} sets of migrations")
        self.files = [migration["file"] for migration in timeline["runs"][0]["migrations"]]
        file_of = {migration["id"]: migration["file"] for migration in timeline["runs"][0]["migrations"]}
        self.steps = {}
        for transaction in timeline["runs"][0]["transactions"]:
            for step in transaction["steps"]:
                found = statements(step["sql"], always=step["always"])
                self.steps.setdefault(file_of[step["migration"]], []).extend(found)
        checked = ask(plimsoll, folder, "check", "--postgres", str(major))
        self.errors = [
            finding for finding in checked["findings"]
            if finding["severity"] == "error" and finding["confidence"] == "certain" and finding["sqlstate"]
        ]
        self.not_analysed = checked["notAnalysed"]


class Recorder:
    """What Django sends while a migration runs."""

    def __init__(self):
        self.sent = []
        self.is_loose = False

    def __call__(self, execute, sql, params, many, context):
        cursor = context["cursor"]
        text = sql if isinstance(sql, str) else sql.as_string(cursor.connection)
        if params:
            text = str(self.composed(cursor, text, params))
        self.sent.append((text, self.is_loose))
        return execute(sql, params, many, context)

    @staticmethod
    def composed(cursor, text, params):
        composed = cursor.mogrify(text, params)
        return composed.decode() if isinstance(composed, bytes) else composed


def compare(name, ours, recorder, shown):
    sent = []
    for text, is_loose in recorder.sent:
        sent += [s for s in statements(text, is_loose=is_loose) if is_counted(s)]
    ours = [s for s in ours if is_counted(s)]
    at = 0
    for statement in sent:
        if statement.is_loose and statement.writes:
            if not any(own.covers(statement) for own in ours):
                raise Disagreement(f"{name} writes what is not in the timeline: {statement.text}")
            continue
        start = at
        while at < len(ours) and not ours[at].matches(statement) and (ours[at].writes or not ours[at].always):
            at += 1
        if at == len(ours) or not ours[at].matches(statement):
            expected = ours[start].text if start < len(ours) else "nothing"
            raise Disagreement(f"{name} sends\n    {statement.text}\n  and the timeline has\n    {expected}")
        at += 1
    for own in ours[at:]:
        if own.always and not own.writes:
            raise Disagreement(f"{name} does not send {own.text}")
    # What sqlmigrate shows without asking the database is sent too.
    texts = {s.text for s in sent}
    for text in shown:
        for statement in statements(text):
            if is_counted(statement) and statement.text in texts and not any(own.matches(statement) for own in ours):
                raise Disagreement(f"{name}: sqlmigrate shows {statement.text}")
    return len(sent)


def migrate(case, connection, atomics):
    """How many statements were compared, and how many migrations failed as said."""
    from django.db.migrations.executor import MigrationExecutor
    from django.db.migrations.operations import RunPython

    recorder = Recorder()
    original = RunPython.database_forwards

    def loosely(*arguments):
        recorder.is_loose = True
        try:
            return original(*arguments)
        finally:
            recorder.is_loose = False

    executor = MigrationExecutor(connection)
    plan = [m for m, _ in executor.migration_plan(executor.loader.graph.leaf_nodes())]
    own = [m for m in plan if m.__module__.rsplit(".migrations", 1)[0] in case.apps]
    files = [m.__module__.replace(".", "/") + ".py" for m in own]
    if sorted(files) != sorted(case.files):
        raise Disagreement(f"Django runs {files}, the timeline has {case.files}")
    if files != case.files and len(own) == len(plan):
        raise Disagreement(f"the order is {files}, and in the timeline {case.files}")
    state = executor._create_project_state(with_applied_migrations=True)
    count = failed = 0
    RunPython.database_forwards = loosely
    try:
        for migration in plan:
            file = migration.__module__.replace(".", "/") + ".py"
            if migration not in own:
                state = executor.apply_migration(state, migration)
                continue
            shown = sqlmigrate(executor, migration)
            expected = [e for e in case.errors if e["location"]["file"] == file]
            recorder.sent = []
            try:
                with connection.execute_wrapper(recorder):
                    state = executor.apply_migration(state, migration)
            except Exception as error:
                if "not supported in this build" in str(error) or "is not available" in str(error):
                    print(f"{file} needs what this server is built without: {error}".splitlines()[0])
                    return count, failed
                code = sqlstate(error)
                if code is None:
                    raise Disagreement(f"{file} fails: {type(error).__name__}: {error}")
                if not any(e["sqlstate"] == code for e in expected):
                    raise Disagreement(f"{file} fails with {code}, and nothing was said of it: {error}")
                return count, failed + 1
            if expected:
                raise Disagreement(f"{file} does not fail: {expected[0]['sqlstate']} {expected[0]['message']}")
            count += compare(file, case.steps.get(file, []), recorder, shown)
    finally:
        RunPython.database_forwards = original
    return count, failed


def sqlmigrate(executor, migration):
    try:
        return [s for s in executor.loader.collect_sql([(migration, False)]) if not s.startswith("--")]
    except ValueError:
        # It looks for a constraint that the same migration would have made.
        return []


def sqlstate(error):
    while error is not None:
        code = getattr(error, "sqlstate", None) or getattr(error, "pgcode", None)
        if code:
            return code
        error = error.__cause__
    return None


def worker(driver, major, plimsoll, root, folder, names):
    if driver == "psycopg2":
        # Django takes psycopg 3 where it finds it.
        sys.modules["psycopg"] = None
    import django
    from django.apps import apps
    from django.conf import settings
    from django.test.utils import override_settings

    from server import Server
    from servers import binaries

    failures = cases = count = refused = 0
    with Server(binaries(major, folder), port=5500 + major + (50 if driver == "psycopg2" else 0)) as server:
        database = {"ENGINE": "django.db.backends.postgresql", "HOST": server.folder, "PORT": str(server.port), "USER": "postgres"}
        settings.configure(
            DATABASES={"default": {**database, "NAME": "postgres"}}, INSTALLED_APPS=CONTRIB, USE_TZ=True,
            DEFAULT_AUTO_FIELD="django.db.models.AutoField")
        django.setup()
        from django.db import connection

        def use(name):
            connection.close()
            connection.settings_dict["NAME"] = name

        server.sql("CREATE DATABASE template_with_users")
        use("template_with_users")
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        for name in names:
            try:
                case = Case(os.path.join(root, name), plimsoll, major)
                if case.driver not in (None, driver):
                    continue
                cases += 1
                use("postgres")
                fresh = f"case_{cases}"
                # With a user of its own no migration of Django's apps has run yet.
                template = "template1" if "AUTH_USER_MODEL" in case.settings else "template_with_users"
                server.sql(f"CREATE DATABASE {fresh} TEMPLATE {template}")
                use(fresh)
                sys.path.insert(0, case.folder)
                installed = CONTRIB + [configured(case.folder, app) for app in case.apps]
                chosen = {k: v for k, v in case.settings.items() if k in ("AUTH_USER_MODEL", "DEFAULT_AUTO_FIELD")}
                with override_settings(INSTALLED_APPS=installed, **chosen):
                    some, failed = migrate(case, connection, None)
                count += some
                refused += failed
            except Disagreement as disagreement:
                failures += 1
                print(f"FAIL {name} with {driver} on {major}: {disagreement}", flush=True)
            except Exception as error:
                import traceback

                failures += 1
                print(f"FAIL {name} with {driver} on {major}: {error!r}\n{traceback.format_exc(limit=-6)}", flush=True)
            finally:
                forget(os.path.join(root, name))
                apps.clear_cache()
        connection.close()
    print(f"{driver} on PostgreSQL {major}: {cases} projects, {count} statements as Django sends them, "
          f"{refused} migrations refused as said, {failures} disagreements")
    return failures


def configured(folder, app):
    path = os.path.join(folder, app.replace(".", "/"), "apps.py")
    if not os.path.exists(path):
        return app
    name = re.search(r"class (\w+)\(AppConfig\)", open(path).read())
    return f"{app}.apps.{name[1]}"


def forget(folder):
    folder = os.path.abspath(folder)
    sys.path[:] = [path for path in sys.path if path != folder]
    for name, module in list(sys.modules.items()):
        path = getattr(module, "__file__", None) or ""
        if path.startswith(folder + os.sep):
            del sys.modules[name]


def main():
    if sys.argv[1] == "--worker":
        _, _, driver, major, plimsoll, root, folder, *names = sys.argv
        sys.exit(1 if worker(driver, int(major), plimsoll, root, folder, names) else 0)
    plimsoll, root, folder, *wanted = sys.argv[1:]
    plimsoll, root = os.path.abspath(plimsoll), os.path.abspath(root)
    names = [n for n in sorted(os.listdir(root)) if os.path.isdir(os.path.join(root, n))]
    names = [n for n in names if not wanted or any(word in n for word in wanted)]
    if not names:
        sys.exit("no fixtures")

    def run(pair):
        command = [sys.executable, os.path.abspath(__file__), "--worker", pair[0], str(pair[1]), plimsoll, root, folder, *names]
        return subprocess.run(command, env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}).returncode

    with ThreadPoolExecutor(2) as pool:
        codes = list(pool.map(run, WORKERS))
    sys.exit(1 if any(codes) else 0)


if __name__ == "__main__":
    main()
