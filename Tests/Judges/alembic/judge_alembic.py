"""Alembic itself and PostgreSQL judge what plimsoll reads in the projects of Fixtures/alembic.

What a project sends: `alembic upgrade heads --sql` must write the statements that `plimsoll timeline` shows, in the same
transactions; both are compared as PostgreSQL's parser reads them. What comes of it: `alembic upgrade` runs on a server, all revisions at
once and one by one, with psycopg2 and with psycopg 3; it must fail exactly where `plimsoll check` is certain of an error, with the
SQLSTATE that is said. `about.txt` of a project says what it is about, and in lines of their own what cannot be compared:
`offline: why not`, `unforeseen: SQLSTATE` of an error that no rule is about.

usage: judge_alembic.py PLIMSOLL FIXTURES FOLDER [CASE …]      projects are folders with about.txt; FOLDER keeps the servers that are fetched
"""

import contextlib
import importlib
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
import traceback
import warnings

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "support"))
from server import Server  # noqa: E402
from servers import binaries  # noqa: E402

import pglast  # noqa: E402
import psycopg2  # noqa: E402
import sqlalchemy as sa  # noqa: E402
from alembic import command  # noqa: E402
from alembic.config import Config  # noqa: E402

warnings.filterwarnings("ignore")
DRIVERS = {"psycopg2": "postgresql+psycopg2", "psycopg 3": "postgresql+psycopg"}


class Disagreement(Exception):
    pass


class Case:
    def __init__(self, folder):
        self.folder = folder
        self.offline = True
        self.unforeseen = None
        with open(os.path.join(folder, "about.txt")) as about:
            for line in about.read().splitlines()[1:]:
                key, _, value = line.partition(": ")
                if key == "offline":
                    self.offline = False
                elif key == "unforeseen":
                    self.unforeseen = value
                else:
                    raise Disagreement(f"about.txt has “{line}”")

    @contextlib.contextmanager
    def project(self, scheme):
        """A copy whose configuration names a driver."""
        with tempfile.TemporaryDirectory(prefix="plimsoll-alembic-") as scratch:
            folder = os.path.join(scratch, "project")
            shutil.copytree(self.folder, folder)
            ini = os.path.join(folder, "alembic.ini")
            if os.path.exists(ini):
                text = open(ini).read()
                open(ini, "w").write(text.replace("postgresql+psycopg2", scheme))
            yield folder


def plimsoll(program, *arguments, cwd):
    shown = subprocess.run([program, *arguments, "--format", "json"], cwd=cwd, capture_output=True, text=True)
    if not shown.stdout:
        raise Disagreement(f"plimsoll says nothing: {shown.stderr}")
    return json.loads(shown.stdout)


def configuration(folder, url):
    pyproject = os.path.join(folder, "pyproject.toml")
    config = Config(os.path.join(folder, "alembic.ini"), toml_file=pyproject) if os.path.exists(pyproject) else Config(
        os.path.join(folder, "alembic.ini"))
    config.set_main_option("sqlalchemy.url", url.replace("%", "%%"))
    return config


@contextlib.contextmanager
def fresh_modules():
    """Projects have modules of one name."""
    modules, path = set(sys.modules), list(sys.path)
    try:
        yield
    finally:
        sys.path[:] = path
        for name in set(sys.modules) - modules:
            module_file = getattr(sys.modules[name], "__file__", None) or ""
            if "plimsoll-alembic-" in module_file:
                del sys.modules[name]
        importlib.invalidate_caches()


# What is sent


def plain(node):
    """A tree without places, constraints of tables in an order of their own."""
    if isinstance(node, dict):
        result = {
            key: plain(value) for key, value in node.items()
            if key not in ("location", "stmt_location", "stmt_len", "name_location", "rexpr_list_start", "rexpr_list_end",
                           "list_start", "list_end") and value is not None
        }
        if result.get("@") == "CreateStmt" and result.get("tableElts"):
            elements = list(result["tableElts"])
            columns = [element for element in elements if element.get("@") != "Constraint"]
            constraints = sorted((element for element in elements if element.get("@") == "Constraint"), key=str)
            result["tableElts"] = columns + constraints
        return result
    if isinstance(node, (list, tuple)):
        return [plain(item) for item in node]
    return node


def groups_of(text):
    """The statements of a script, those between BEGIN and COMMIT together."""
    groups, open_group = [], None
    for raw in pglast.parse_sql(text):
        tree = plain(raw.stmt(skip_none=True))
        if tree["@"] == "TransactionStmt" and tree["kind"]["name"] in ("TRANS_STMT_BEGIN", "TRANS_STMT_COMMIT"):
            if tree["kind"]["name"] == "TRANS_STMT_BEGIN":
                open_group = []
                groups.append(open_group)
            else:
                open_group = None
            continue
        if "alembic_version" in str(tree):
            continue
        if open_group is None:
            groups.append([tree])
        else:
            open_group.append(tree)
    return [group for group in groups if group]


def alembics_groups(folder, url):
    config = configuration(folder, url)
    config.output_buffer = io.StringIO()
    with fresh_modules(), contextlib.redirect_stderr(io.StringIO()), contextlib.redirect_stdout(io.StringIO()):
        command.upgrade(config, "heads", sql=True)
    return groups_of(config.output_buffer.getvalue())


def our_groups(timeline):
    groups = []
    for run in timeline["runs"]:
        for transaction in run["transactions"]:
            group = []
            for step in transaction["steps"]:
                trees = [plain(raw.stmt(skip_none=True)) for raw in pglast.parse_sql(step["sql"])]
                group += [tree for tree in trees if tree["@"] != "TransactionStmt"]
            groups.append(group)
    return [group for group in groups if group]


def compare_statements(case, folder, timeline, url):
    theirs = alembics_groups(folder, url)
    ours = our_groups(timeline)
    flat_theirs = [tree for group in theirs for tree in group]
    flat_ours = [tree for group in ours for tree in group]
    for index, (a, b) in enumerate(zip(flat_theirs, flat_ours)):
        if a != b:
            raise Disagreement(f"statement {index + 1} differs:\n  Alembic  {first_difference(a, b)[0]}\n  plimsoll {first_difference(a, b)[1]}")
    if len(flat_theirs) != len(flat_ours):
        longer = flat_theirs if len(flat_theirs) > len(flat_ours) else flat_ours
        raise Disagreement(
            f"Alembic writes {len(flat_theirs)} statements, plimsoll {len(flat_ours)}: {str(longer[min(len(flat_theirs), len(flat_ours))])[:300]}")
    if [len(group) for group in theirs] != [len(group) for group in ours]:
        raise Disagreement(f"transactions of {[len(g) for g in theirs]} statements, but plimsoll has {[len(g) for g in ours]}")
    return len(flat_ours)


def first_difference(a, b):
    if isinstance(a, dict) and isinstance(b, dict):
        for key in {**a, **b}:
            if a.get(key) != b.get(key):
                return first_difference(a.get(key), b.get(key)) if key in a and key in b else (f"{key}={str(a.get(key))[:200]}", f"{key}={str(b.get(key))[:200]}")
    if isinstance(a, list) and isinstance(b, list):
        for x, y in zip(a, b):
            if x != y:
                return first_difference(x, y)
    return str(a)[:300], str(b)[:300]


# What comes of it


def sqlstate(error):
    """Of what the server answered, however deep it is wrapped."""
    seen = error
    while seen is not None:
        original = getattr(seen, "orig", seen)
        code = getattr(original, "pgcode", None) or getattr(original, "sqlstate", None)
        if isinstance(code, str):
            return code
        seen = seen.__cause__ or seen.__context__
    return "refused"


def upgraded(folder, url, targets):
    """None, or what it failed with."""
    for target in targets:
        config = configuration(folder, url)
        config.output_buffer = io.StringIO()
        try:
            with fresh_modules(), contextlib.redirect_stderr(io.StringIO()), contextlib.redirect_stdout(io.StringIO()):
                command.upgrade(config, target)
        except Exception as error:  # noqa: BLE001
            return sqlstate(error), error
    return None


def expected(said, timeline, together):
    """SQLSTATEs of which check is certain."""
    codes = set()
    for finding in said["findings"]:
        if finding["confidence"] != "certain" or not finding["sqlstate"]:
            continue
        if finding["severity"] == "error" or (together and "deployed together" in finding["message"]):
            codes.add(finding["sqlstate"])
    remarks = timeline["remarks"] + [remark for run in timeline["runs"] for remark in run["remarks"]]
    if any(remark["kind"] == "problem" for remark in remarks):
        codes.add("refused")
    return codes


def empty(server):
    """Away with all that the case before has made."""
    connection = psycopg2.connect(server.dsn())
    connection.autocommit = True
    with connection, connection.cursor() as cursor:
        cursor.execute("SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'")
        for (schema,) in cursor.fetchall():
            cursor.execute(f'DROP SCHEMA "{schema}" CASCADE')
        cursor.execute("CREATE SCHEMA public")
    connection.close()


def compare_outcome(case, folder, said, timeline, server, scheme, major, way):
    empty(server)
    url = server.url("postgres", scheme)
    revisions = [migration["id"] for run in timeline["runs"] for migration in run["migrations"]]
    if not revisions:
        raise Disagreement("plimsoll finds no revisions")
    failure = upgraded(folder, url, ["heads"] if way == "at once" else revisions)
    codes = expected(said, timeline, way == "at once")
    if case.unforeseen:
        codes = {case.unforeseen}
    if failure is None and major >= 17 and way == "at once":
        # There labels may be used at once whose type is made in the same run.
        codes -= {"55P04"}
    if failure is None and codes:
        raise Disagreement(f"{way}: plimsoll is certain of {sorted(codes)}, and all went well")
    # Errors that hang on rows may come to pass, too.
    likely = {finding["sqlstate"] for finding in said["findings"] if finding["severity"] == "error"}
    if failure is not None and failure[0] not in codes | likely:
        raise Disagreement(f"{way}: it failed with {failure[0]}, and plimsoll says {sorted(codes) or 'nothing'}:\n  {str(failure[1])[:500]}")
    return failure is not None


def judge(case, program, server, major, drivers):
    statements = failures = 0
    for driver in drivers:
        scheme = DRIVERS[driver]
        with case.project(scheme) as folder:
            timeline = plimsoll(program, "timeline", cwd=folder)
            if case.offline and driver == "psycopg2" and major == 15:
                statements += compare_statements(case, folder, timeline, "postgresql+psycopg2://localhost/app")
            said = plimsoll(program, "check", "--postgres", str(major), cwd=folder)
            for way in ("at once", "one by one"):
                try:
                    failures += compare_outcome(case, folder, said, timeline, server, scheme, major, way)
                except Disagreement as disagreement:
                    raise Disagreement(f"{driver}, PostgreSQL {major}, {disagreement}") from None
    return statements, failures


def main():
    program, root, servers, *wanted = sys.argv[1:]
    program = os.path.abspath(program)
    names = sorted(os.path.relpath(folder, root) for folder, _, files in os.walk(root) if "about.txt" in files)
    if wanted:
        names = [name for name in names if any(word in name for word in wanted)]
    if not names:
        sys.exit("no fixtures")
    disagreements = statements = refusals = 0
    # What the second server is asked about again: the rules for labels differ there.
    for major, drivers in ((15, list(DRIVERS)), (18, ["psycopg2"])):
        with Server(binaries(major, servers), port=5470 + major) as server:
            server.sql("ALTER SYSTEM SET log_statement = 'none'")
            for name in names:
                try:
                    case = Case(os.path.join(root, name))
                    some, refused = judge(case, program, server, major, drivers)
                    statements += some
                    refusals += refused
                except Disagreement as disagreement:
                    disagreements += 1
                    print(f"FAIL {name}: {disagreement}", flush=True)
                except Exception:
                    disagreements += 1
                    print(f"FAIL {name}: {traceback.format_exc()}", flush=True)
    print(
        f"Alembic {importlib.metadata.version('alembic')} with SQLAlchemy {sa.__version__}: {len(names)} projects, "
        f"{statements} statements as Alembic writes them, {refusals} runs refused as said, {disagreements} disagreements")
    sys.exit(1 if disagreements else 0)


if __name__ == "__main__":
    import importlib.metadata

    main()
