"""A fixture of a rule as a project on disk, what `plimsoll` says of it, and the run it foresees."""

import functools
import json
import os
import re
import subprocess
import tempfile
import threading
from contextlib import contextmanager

# A file of the project; one that is new in the change at hand; one as it was before.
FILE = re.compile(r"-- (file|added|was): (.+)$")
SETTING = re.compile(r"-- (framework|transactions|postgres|rows): (\S+)$")
# A directive is a comment of SQL or of Python.
DIRECTIVE = re.compile(r"(?:--|#) (elsewhere|fails-when|leaves|leaves-none|runs-once|breaks|works): (.+)$")
MAJORS = range(15, 19)
# Rules about how rows are changed, which is another matter than what they hold: they look at their own fixtures only.
APART = {"backfill-holds-schema-lock", "backfill-not-repeatable"}


class Fixture:
    """`Fixtures/rules/README.md` describes the form."""

    def __init__(self, path):
        self.path = path
        self.settings = {}
        self.said = {}
        self.lock = threading.Lock()
        self.files = {}
        # Files as they were before the change that is about to be deployed, and files that were not there.
        self.former, self.added = {}, set()
        # (file, line, SQL): what is to be run before the first transaction that begins below the line.
        self.elsewhere = []
        self.fails_when = []
        # Queries that give rows, or none, once all has run.
        self.leaves, self.leaves_none = [], []
        # What is refused, or passes, once all has run.
        self.breaks, self.works = [], []
        # The reason why a statement that may not be run twice does no harm.
        self.runs_once = []
        with open(path, encoding="utf-8", newline="") as text:
            self.read(text.read())

    def read(self, text):
        kind, name, lines = "file", "0001.sql", []
        for line in text.split("\n"):
            bare = line.rstrip("\r")
            header = FILE.match(bare)
            if header:
                self.keep(kind, name, lines)
                kind, name, lines = header.group(1), header.group(2), []
                continue
            setting = SETTING.match(bare)
            if setting and not self.files:
                self.settings[setting.group(1)] = setting.group(2)
            lines.append(line)
            directive = DIRECTIVE.match(bare.strip())
            if directive:
                kept = getattr(self, directive.group(1).replace("-", "_"))
                kept.append((name, len(lines), directive.group(2)))
        self.keep(kind, name, lines)

    def keep(self, kind, name, lines):
        """What stands before the first file belongs to no file, unless there is no other."""
        if kind == "was":
            self.former[name] = "\n".join(lines)
            return
        if kind == "added":
            self.added.add(name)
        if name == "0001.sql" and not self.files and not any(re.match(r"\s*[^-\s]", line) for line in lines):
            return
        self.files[name] = "\n".join(lines)

    @property
    def majors(self):
        first, _, last = self.settings.get("postgres", "15..18").partition("..")
        return [major for major in MAJORS if int(first) <= major <= int(last or first)]

    def answers(self, plimsoll, major):
        """The timeline, and what `check` finds for a major."""
        with self.lock:
            if not self.said:
                with on_disk(self.files, self.former, self.added) as folder:
                    self.timeline = ask(plimsoll, folder, "timeline", *self.options)
                    for each in self.majors:
                        said = ask(plimsoll, folder, "check", *self.options, *self.since, "--postgres", str(each))["findings"]
                        self.said[each] = [finding for finding in said if self.is_about(finding, plimsoll)]
        return self.timeline, self.said[major]

    def is_about(self, finding, plimsoll):
        """What other families of rules say of it does not matter, but for the incidents."""
        own = families(plimsoll).get(self.rule)
        if own and not APART.isdisjoint({self.rule, finding["rule"]}):
            return self.rule == finding["rule"]
        return own in (None, finding["family"])

    @property
    def rule(self):
        return os.path.basename(os.path.dirname(os.path.dirname(self.path)))

    @property
    def is_bad(self):
        return os.path.basename(os.path.dirname(self.path)) == "bad"

    @property
    def since(self):
        return ["--since", "HEAD"] if self.former or self.added else []

    @property
    def options(self):
        return [word for name in ("framework", "transactions") if name in self.settings for word in (f"--{name}", self.settings[name])]


@functools.cache
def families(plimsoll):
    """The family of each rule."""
    done = subprocess.run([plimsoll, "rules", "--format", "json"], capture_output=True, text=True, check=True)
    return {rule["rule"]: rule["family"] for rule in json.loads(done.stdout)}


@contextmanager
def on_disk(files, former=None, added=()):
    """The project in a folder of its own; where it tells what is new, in a git repository whose last commit is what was before."""
    with tempfile.TemporaryDirectory(prefix="plimsoll-rules-") as folder:
        if former or added:
            write(folder, {**{name: text for name, text in files.items() if name not in added}, **former})
            git(folder, "init", "--quiet")
            git(folder, "add", "--all")
            git(folder, "-c", "user.name=judge", "-c", "user.email=judge@localhost", "commit", "--quiet", "--message", "before")
            for name in former:
                os.remove(os.path.join(folder, name))
        else:
            # Here the project ends: nobody looks for its surroundings further up, among everything else that is there.
            os.mkdir(os.path.join(folder, ".git"))
        write(folder, files)
        yield folder


def write(folder, files):
    for name, text in files.items():
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(text)


def git(folder, *arguments):
    subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True)


def ask(plimsoll, folder, *arguments):
    done = subprocess.run([plimsoll, *arguments, "--format", "json", "."], cwd=folder, capture_output=True, text=True)
    if not done.stdout:
        raise RuntimeError(f"plimsoll {' '.join(arguments)}: {done.stderr or done.returncode}")
    return json.loads(done.stdout)


class Step:
    def __init__(self, step, migration_index):
        self.sql = step["sql"]
        self.migration = migration_index
        self.file = step["location"]["file"].removeprefix("./")
        self.first, self.last = step["location"]["line"], step["location"]["endLine"]
        self.savepoint = step.get("savepoint")
        self.always = step["always"]
        self.loop, self.filled_holes = step.get("loop"), step.get("filledHoles", ())
        self.data = None

    def covers(self, location):
        return location["file"].removeprefix("./") == self.file and self.first <= location["line"] <= self.last


class Transaction:
    def __init__(self, reason, ending, steps):
        self.reason, self.ending, self.steps = reason, ending, steps


def runs(timeline, files):
    """The runs of a timeline, each a list of transactions."""
    found = []
    for run in timeline["runs"]:
        transactions = []
        for transaction in run["transactions"]:
            steps = [Step(step, step["migration"]) for step in transaction["steps"]]
            for step in steps:
                step.data = copy_data(step, files)
            transactions.append(Transaction(transaction["reason"], transaction["ending"], steps))
        found.append((run["transactionScope"], transactions))
    return found


def copy_data(step, files):
    """The rows behind COPY … FROM STDIN."""
    if not re.match(r"copy\b.*\bfrom\s+stdin", step.sql, re.I | re.S):
        return None
    rows = []
    for line in files[step.file].split("\n")[step.last:]:
        if line.rstrip("\r") == "\\.":
            break
        rows.append(line)
    step.last += len(rows)
    return "".join(row + "\n" for row in rows)


def alone(transactions, together_from=None):
    """The same run with each migration deployed by itself: a transaction of the runner ends with its migration. Those from
    `together_from` on (an index into `migrations`) are deployed at once."""
    order = {migration: index for index, migration in enumerate(migrations(transactions))}
    parted = []
    for transaction in transactions:
        if transaction.reason != "framework":
            parted.append(transaction)
            continue
        for step in transaction.steps:
            before = parted[-1] if parted else None
            is_joined = together_from is not None and before and min(order[before.steps[-1].migration], order[step.migration]) >= together_from
            if before and before.origin is transaction and (is_joined or before.steps[-1].migration == step.migration):
                before.steps.append(step)
            else:
                parted.append(Transaction(transaction.reason, transaction.ending, [step]))
                parted[-1].origin = transaction
    return parted


def migrations(transactions):
    """In order, each once."""
    return list(dict.fromkeys(step.migration for transaction in transactions for step in transaction.steps))


Transaction.origin = None
