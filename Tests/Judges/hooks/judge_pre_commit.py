"""pre-commit itself judges the hooks: what it stops, and what it lets through, as git commits.

usage: judge_pre_commit.py PRE-COMMIT HOOKS [--id plimsoll] [--home FOLDER] [--path FOLDER]

HOOKS is a git repository with our `.pre-commit-hooks.yaml`: its newest commit is what users get. --home is where pre-commit keeps
what it builds; --path is put before the search path, for `--id plimsoll-system`. With --build, nothing is asked but that pre-commit
builds it.
"""

import argparse
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "support"))

from tally import Tally

TABLE = "CREATE TABLE users (id serial PRIMARY KEY, email text);\n"
LEFT_OPEN = "BEGIN;\nCREATE TABLE more (id int);\n"
COMMITTED = LEFT_OPEN + "COMMIT;\n"
QUERY = 'QUERY = "SELECT {} FROM users"\n'
MOOD = "CREATE TYPE mood AS ENUM ('sad');\nCREATE TABLE diary (mood mood);\n"
WORKFLOW = """on: {push: {branches: [main]}}
jobs:
  deploy:
    runs-on: ubuntu-latest
    steps:
"""
DEPLOY, MIGRATE = "      - run: flyctl deploy\n", '      - run: psql "$DATABASE_URL" -f migrations/0001_users.sql\n'


class Project:
    """A scratch repository with the hook, and one migration that has been committed."""

    def __init__(self, folder, options, *arguments):
        self.folder = folder
        self.environment = dict(os.environ, PRE_COMMIT_HOME=options.home, PRE_COMMIT_COLOR="never")
        if options.path:
            self.environment["PATH"] = options.path + os.pathsep + os.environ["PATH"]
        self.pre_commit = options.pre_commit
        revision = subprocess.run(["git", "rev-parse", "HEAD"], cwd=options.hooks, capture_output=True, text=True, check=True).stdout.strip()
        self.git("init", "--quiet", "--initial-branch", "main")
        self.write(".pre-commit-config.yaml", f"""repos:
- repo: {options.hooks}
  rev: {revision}
  hooks:
  - id: {options.id}
    args: [{", ".join(f'"{argument}"' for argument in arguments)}]
""")
        self.write("migrations/0001_users.sql", TABLE)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--no-verify", "--message", "the beginning")
        self.run("install")

    def git(self, *arguments, check=True):
        identity = ["-c", "user.name=judge", "-c", "user.email=judge@localhost"]
        done = subprocess.run(["git", *identity, *arguments], cwd=self.folder, capture_output=True, text=True, env=self.environment)
        if check and done.returncode != 0:
            raise RuntimeError(f"git {' '.join(arguments)}: {done.stdout}{done.stderr}")
        return done

    def run(self, *arguments):
        done = subprocess.run([self.pre_commit, *arguments], cwd=self.folder, capture_output=True, text=True, env=self.environment)
        if done.returncode != 0:
            raise RuntimeError(f"pre-commit {' '.join(arguments)}: {done.stdout}{done.stderr}")
        return done

    def write(self, name, text):
        path = os.path.join(self.folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)

    def read(self, name):
        with open(os.path.join(self.folder, name), encoding="utf-8") as file:
            return file.read()

    def head(self):
        return self.git("rev-parse", "HEAD").stdout

    def commit(self, **files):
        """Adds what is given, and commits. The rules that stood in the way; none where the commit was made."""
        for name, text in files.items():
            self.write(name, text)
            self.git("add", name)
        return self.commit_staged()

    def commit_staged(self):
        before = self.head()
        done = self.git("commit", "--message", "a change", check=False)
        said = done.stdout + done.stderr
        if done.returncode == 0 and self.head() != before:
            return []
        rules = sorted({word.split("]")[0] for word in said.split("[") if "]" in word and "-" in word.split("]")[0]})
        return rules if rules and self.head() == before else said


def ordinary(project):
    yield "a good migration", project.commit(**{"migrations/0002_more.sql": COMMITTED}), []
    yield "a bad one", project.commit(**{"migrations/0003_left.sql": LEFT_OPEN}), ["transaction-left-open"]
    yield "the same, mended", project.commit(**{"migrations/0003_left.sql": COMMITTED.replace("more", "other")}), []
    yield "a file that is neither migration nor code", project.commit(**{"README.md": "# A project\n", "data.bin": "\0\1"}), []


def neighbours(project):
    """Only what has changed is named; what is wrong with it only the other files tell."""
    yield "a column that may be NULL", project.commit(**{"migrations/0002_name.sql": "ALTER TABLE users ADD COLUMN name text;\n"}), []
    yield (
        "a constraint that its rows do not fulfil", project.commit(**{"migrations/0003_name.sql": "ALTER TABLE users ALTER COLUMN name SET NOT NULL;\n"}),
        ["not-null-without-backfill"])
    project.git("rm", "--quiet", "--force", "migrations/0003_name.sql")
    yield "a query for what is there", project.commit(**{"app/names.py": QUERY.format("name")}), []
    yield "a query for what no migration makes", project.commit(**{"app/ages.py": QUERY.format("age")}), ["code-needs-missing-schema"]
    project.git("rm", "--quiet", "--force", "app/ages.py")
    yield (
        "a column that code still needs is dropped", project.commit(**{"migrations/0004_drop.sql": "ALTER TABLE users DROP COLUMN name;\n"}),
        ["code-uses-dropped-schema"])
    project.git("rm", "--quiet", "--force", "migrations/0004_drop.sql")
    yield "a pipeline that migrates first", project.commit(**{".github/workflows/deploy.yml": WORKFLOW + MIGRATE + DEPLOY}), []
    yield "one that deploys first", project.commit(**{".github/workflows/deploy.yml": WORKFLOW + DEPLOY + MIGRATE}), ["deploy-before-migrate"]


def partly_staged(project):
    """What is not staged is not judged, and is there again afterwards."""
    project.write("migrations/0002_more.sql", COMMITTED)
    project.git("add", "migrations/0002_more.sql")
    project.write("migrations/0002_more.sql", LEFT_OPEN)
    yield "the staged half is good", project.commit_staged(), []
    yield "and the other half is kept", project.read("migrations/0002_more.sql"), LEFT_OPEN
    project.git("checkout", "--", "migrations/0002_more.sql")
    project.write("migrations/0003_left.sql", LEFT_OPEN.replace("more", "other"))
    project.git("add", "migrations/0003_left.sql")
    project.write("migrations/0003_left.sql", COMMITTED.replace("more", "other"))
    yield "the staged half is bad", project.commit_staged(), ["transaction-left-open"]


def enums(project):
    """The runner puts all that is pending into one transaction: a label that an older file adds cannot be used by the new one."""
    yield "an enum", project.commit(**{"migrations/0002_mood.sql": MOOD}), []
    yield "a label", project.commit(**{"migrations/0003_glad.sql": "ALTER TYPE mood ADD VALUE 'glad';\n"}), []
    yield (
        "its use", project.commit(**{"migrations/0004_use.sql": "UPDATE diary SET mood = 'glad';\n"}),
        ["backfill-holds-schema-lock", "enum-value-used-before-commit"])


def staged(project):
    """With --staged, what lies about and is no part of the commit does not count."""
    project.write("migrations/0002_stray.sql", "ALTER TABLE users ADD COLUMN name text;\n")
    yield "a query for what only a stray file makes", project.commit(**{"app/names.py": QUERY.format("name")}), ["code-needs-missing-schema"]
    project.git("add", "migrations/0002_stray.sql")
    yield "both in one commit", project.commit_staged(), []


def many(project):
    """As many files as pre-commit names in several goes."""
    for number in range(3000):
        project.write(f"app/{'a-name-that-is-rather-long/' * 2}module_{number:05}.py", QUERY.format("email"))
    project.git("add", "--all")
    yield "thousands of files", project.commit_staged(), []
    project.write(f"app/{'a-name-that-is-rather-long/' * 2}module_02999.py", QUERY.format("age"))
    project.git("add", "--all")
    yield "one of them is bad", project.commit_staged(), ["code-needs-missing-schema"]


CASES = [
    (ordinary, []), (neighbours, []), (partly_staged, []), (enums, ["--transactions=run", "--fail-on=warning"]),
    (staged, ["--staged"]), (many, []),
]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pre_commit")
    parser.add_argument("hooks")
    parser.add_argument("--id", default="plimsoll")
    parser.add_argument("--home", default=os.path.expanduser("~/.cache/pre-commit"))
    parser.add_argument("--path")
    parser.add_argument("--build", action="store_true")
    options = parser.parse_args()
    options.hooks = os.path.abspath(options.hooks)
    options.home = os.path.abspath(options.home)
    if options.build:
        with tempfile.TemporaryDirectory(prefix="plimsoll-hooks-") as folder:
            Project(folder, options).run("install-hooks")
        return
    tally = Tally()
    for case, arguments in CASES:
        with tempfile.TemporaryDirectory(prefix="plimsoll-hooks-") as folder:
            for what, found, expected in case(Project(folder, options, *arguments)):
                tally.expect(f"{case.__name__}, {what}", found == expected, f"{found}, not {expected}")
    tally.end(f"pre-commit with {options.id}, commits and what became of them")


if __name__ == "__main__":
    main()
