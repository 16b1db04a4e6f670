"""git judges what `plimsoll check --since` and `--staged` take for new.

Small repositories are made with git itself; what is pending in them must be told, and nothing else.

usage: judge_git.py PLIMSOLL
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "support"))

from tally import Tally

BASE = "CREATE TABLE users (id serial PRIMARY KEY, email text NOT NULL);\n"
DROP = "ALTER TABLE users DROP COLUMN email;\n"
MODEL = """from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "users"

    id: Mapped[int] = mapped_column(primary_key=True)
"""
OLD_MODEL = MODEL + "    email: Mapped[str]\n"


class Repository:
    def __init__(self, folder):
        self.folder = folder
        self.git("init", "--quiet", "--initial-branch", "main")

    def git(self, *arguments):
        identity = ["-c", "user.name=judge", "-c", "user.email=judge@localhost"]
        done = subprocess.run(["git", *identity, *arguments], cwd=self.folder, capture_output=True, text=True, check=True)
        return done.stdout.strip()

    def write(self, name, text):
        path = os.path.join(self.folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)

    def remove(self, name):
        os.remove(os.path.join(self.folder, name))

    def commit(self):
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", "a step")


def check(plimsoll, folder, *arguments, environment=None):
    return subprocess.run(
        [plimsoll, "check", "--format", "json", *arguments], cwd=folder, capture_output=True, text=True, env=environment)


def rules(done):
    """What a report tells."""
    return sorted({(finding["rule"], finding["severity"]) for finding in json.loads(done.stdout)["findings"]})


CONTRACT = [("code-ships-with-its-migration", "warning")]


def base(repository):
    repository.write("migrations/0001_users.sql", BASE)
    repository.write("app/users.py", OLD_MODEL)
    repository.commit()


def drop_with_its_code(repository):
    repository.write("migrations/0002_no_email.sql", DROP)
    repository.write("app/users.py", MODEL)


def committed(plimsoll, repository):
    """The change is a commit on a branch."""
    base(repository)
    repository.git("checkout", "--quiet", "-b", "change")
    drop_with_its_code(repository)
    repository.commit()
    yield check(plimsoll, repository.folder, "--since", "main"), CONTRACT
    yield check(plimsoll, repository.folder, "--since", "HEAD"), []


def not_committed(plimsoll, repository):
    """It lies in the work tree, in files that git does not know yet."""
    base(repository)
    drop_with_its_code(repository)
    yield check(plimsoll, repository.folder, "--since", "HEAD"), CONTRACT
    yield check(plimsoll, repository.folder, "--since", "main", "migrations"), CONTRACT
    yield check(plimsoll, os.path.join(repository.folder, "migrations"), "--since", "main", "."), CONTRACT
    yield check(plimsoll, repository.folder, "--since", "main", "--no-code"), []
    yield check(plimsoll, repository.folder, "--since", "main", os.path.join(repository.folder, "migrations")), CONTRACT


def branch_left_behind(plimsoll, repository):
    """main went on after the branch had left it: what is new there is not part of the change."""
    base(repository)
    repository.git("branch", "change")
    drop_with_its_code(repository)
    repository.commit()
    repository.git("checkout", "--quiet", "change")
    yield check(plimsoll, repository.folder, "--since", "main"), []


def removed_file(plimsoll, repository):
    """The code that needed the column is deleted, with the file it stood in."""
    base(repository)
    repository.write("migrations/0002_no_email.sql", DROP)
    repository.remove("app/users.py")
    yield check(plimsoll, repository.folder, "--since", "main"), CONTRACT


def odd_names(plimsoll, repository):
    """Names that git would quote."""
    repository.write("migrations/0001_users.sql", BASE)
    repository.write("app/bücher \"alt\".py", OLD_MODEL)
    repository.commit()
    repository.write("migrations/0002_ohne_e-mail.sql", DROP)
    repository.write("app/bücher \"alt\".py", MODEL)
    yield check(plimsoll, repository.folder, "--since", "main"), CONTRACT


def tag(plimsoll, repository):
    base(repository)
    repository.git("tag", "v1")
    drop_with_its_code(repository)
    repository.commit()
    yield check(plimsoll, repository.folder, "--since", "v1"), CONTRACT
    yield check(plimsoll, repository.folder, "--since", "HEAD~1"), CONTRACT


GRAVE = "BEGIN;\nCREATE TABLE left_open (id int);\n"
OPEN = [("transaction-left-open", "error")]
ENUM = "CREATE TYPE mood AS ENUM ('sad');\nCREATE TABLE diary (mood mood);\n"
LABEL = "ALTER TYPE mood ADD VALUE 'glad';\n"
USE = "UPDATE diary SET mood = 'glad';\n"


def released(plimsoll, repository):
    """What was wrong before is not told again; what touches the new is, also where its cause is old."""
    missing = [("code-needs-missing-schema", "error")]
    repository.write("migrations/0001_users.sql", BASE)
    repository.write("migrations/0002_left.sql", GRAVE)
    repository.write("app/users.py", OLD_MODEL + "    name: Mapped[str]\n")
    repository.commit()
    yield check(plimsoll, repository.folder), OPEN + missing
    yield check(plimsoll, repository.folder, "--since", "HEAD"), []
    repository.write("migrations/0003_more.sql", "CREATE TABLE more (id int);\n")
    yield check(plimsoll, repository.folder, "--since", "HEAD"), []
    repository.write("app/query.py", 'QUERY = "SELECT age FROM users"\n')
    yield check(plimsoll, repository.folder, "--since", "HEAD"), missing
    repository.remove("app/query.py")
    repository.write("app/users.py", OLD_MODEL + "    name: Mapped[str]\n    age: Mapped[int]\n")
    yield check(plimsoll, repository.folder, "--since", "HEAD"), missing


def both_pending(plimsoll, repository):
    """Two migrations that run in one transaction when both are pending; one of them released, they do not."""
    options = ["--framework", "plain", "--transactions", "run"]
    repository.write("migrations/0001_mood.sql", ENUM)
    repository.commit()
    repository.write("migrations/0002_glad.sql", LABEL)
    repository.write("migrations/0003_use.sql", USE)
    told = [(rule, severity) for rule, severity in rules(check(plimsoll, repository.folder, *options)) if "enum" in rule]
    yield told, [("enum-value-used-before-commit", "warning")]
    told = rules(check(plimsoll, repository.folder, "--since", "HEAD", *options))
    yield [found for found in told if "enum" in found[0]], [("enum-value-used-before-commit", "error")]
    repository.git("add", "migrations/0002_glad.sql")
    repository.git("commit", "--quiet", "--message", "the label")
    told = rules(check(plimsoll, repository.folder, "--since", "HEAD", *options))
    yield [found for found in told if "enum" in found[0]], [("enum-value-used-before-commit", "warning")]


def staged_first(plimsoll, repository):
    """The first commit of all."""
    repository.write("db/migrations/0001_left.sql", GRAVE)
    repository.write("db/migrations/0002_ok.sql", "CREATE TABLE ok (id int);\n")
    repository.git("add", "db/migrations/0002_ok.sql")
    yield check(plimsoll, repository.folder, "--staged"), []
    repository.git("add", "db")
    yield check(plimsoll, repository.folder, "--staged"), OPEN
    yield check(plimsoll, repository.folder, "--staged", "db/migrations/0002_ok.sql"), []
    yield check(plimsoll, repository.folder, "--staged", "db/migrations/0001_left.sql"), OPEN


def staged_only(plimsoll, repository):
    """The index counts: neither what lies beside it nor what has been changed since."""
    base(repository)
    repository.write("migrations/0002_left.sql", GRAVE)
    yield check(plimsoll, repository.folder, "--staged"), []
    repository.git("add", "migrations")
    yield check(plimsoll, repository.folder, "--staged"), OPEN
    repository.write("migrations/0002_left.sql", GRAVE + "COMMIT;\n")
    yield check(plimsoll, repository.folder, "--staged"), OPEN
    repository.remove("migrations/0002_left.sql")
    yield check(plimsoll, repository.folder, "--staged"), OPEN
    yield check(plimsoll, repository.folder, "--staged", "migrations/0002_left.sql"), OPEN
    repository.write("migrations/0002_left.sql", GRAVE + "COMMIT;\n")
    repository.git("add", "migrations")
    repository.write("migrations/0002_left.sql", GRAVE)
    yield check(plimsoll, repository.folder, "--staged"), []
    repository.git("rm", "--quiet", "--cached", "--force", "migrations/0002_left.sql")
    repository.git("add", "--intent-to-add", "migrations/0002_left.sql")
    yield check(plimsoll, repository.folder, "--staged"), []
    repository.commit()
    yield check(plimsoll, repository.folder, "--staged"), []


def staged_with_its_code(plimsoll, repository):
    """Migration and code of one commit; what is not staged of them is not part of it."""
    base(repository)
    drop_with_its_code(repository)
    repository.git("add", "migrations")
    yield check(plimsoll, repository.folder, "--staged"), [("code-uses-dropped-schema", "error")]
    repository.git("add", "app")
    yield check(plimsoll, repository.folder, "--staged"), CONTRACT
    yield check(plimsoll, os.path.join(repository.folder, "migrations"), "--staged"), CONTRACT
    yield check(plimsoll, os.path.join(repository.folder, "app"), "--staged", "../migrations"), CONTRACT
    yield check(plimsoll, repository.folder, "--staged", os.path.join(repository.folder, "migrations")), CONTRACT
    yield check(plimsoll, "/", "--staged", repository.folder.lstrip("/")), CONTRACT


def staged_in_a_work_tree(plimsoll, repository):
    """A work tree of its own, and the environment that `git commit` gives its hooks."""
    base(repository)
    with tempfile.TemporaryDirectory(prefix="plimsoll-git-") as folder:
        other = os.path.join(folder, "other")
        repository.git("worktree", "add", "--quiet", "-b", "change", other)
        with open(os.path.join(other, "migrations/0002_left.sql"), "w", encoding="utf-8") as file:
            file.write(GRAVE)
        yield check(plimsoll, other, "--staged"), []
        subprocess.run(["git", "add", "migrations"], cwd=other, check=True)
        yield check(plimsoll, other, "--staged"), OPEN
        yield check(plimsoll, repository.folder, "--staged"), []
        yield as_hook(plimsoll, other, "git", "commit", "--message", "bad"), OPEN
        yield as_hook(plimsoll, other, "git", "-C", "migrations", "commit", "--message", "bad"), OPEN
        repository.git("worktree", "remove", "--force", other)


def staged_in_a_hook(plimsoll, repository):
    """Each way to commit gives its hooks an index of its own."""
    base(repository)
    repository.write("migrations/0002_left.sql", GRAVE)
    repository.git("add", "migrations")
    yield as_hook(plimsoll, repository.folder, "git", "commit", "--message", "bad"), OPEN
    yield as_hook(plimsoll, os.path.join(repository.folder, "app"), "git", "commit", "--message", "bad"), OPEN
    repository.write("migrations/0002_left.sql", GRAVE + "COMMIT;\n")
    yield as_hook(plimsoll, repository.folder, "git", "commit", "--message", "bad"), OPEN
    yield as_hook(plimsoll, repository.folder, "git", "commit", "--all", "--message", "good"), []
    repository.write("migrations/0003_left.sql", GRAVE)
    repository.write("app/users.py", OLD_MODEL + "\n")
    repository.git("add", "migrations")
    yield as_hook(plimsoll, repository.folder, "git", "commit", "--message", "code", "--", "app/users.py"), []
    yield as_hook(plimsoll, repository.folder, "git", "commit", "--message", "all", "--", "migrations"), OPEN


def as_hook(plimsoll, folder, *command):
    """What the pre-commit hook says while git commits; the commit is made only where it says nothing."""
    hooks = tempfile.mkdtemp(prefix="plimsoll-hooks-")
    report = os.path.join(hooks, "report.json")
    with open(os.path.join(hooks, "pre-commit"), "w", encoding="utf-8") as file:
        file.write(f"#!/bin/sh\nexec '{plimsoll}' check --staged --format json --output '{report}'\n")
    os.chmod(os.path.join(hooks, "pre-commit"), 0o755)
    words = ["git", "-c", "user.name=judge", "-c", "user.email=judge@localhost", "-c", f"core.hooksPath={hooks}"]
    done = subprocess.run([*words, *command[1:]], cwd=folder, capture_output=True, text=True)
    with open(report, encoding="utf-8") as file:
        done.stdout = file.read()
    shutil.rmtree(hooks)
    grave = any(finding["severity"] == "error" for finding in json.loads(done.stdout)["findings"])
    return done if (done.returncode != 0) == grave else f"git commit ended with {done.returncode}: {done.stderr}"


def staged_links_and_submodules(plimsoll, repository):
    """A link leads where the index says it does; what a submodule holds is read as it lies there, and is not pending."""
    base(repository)
    with tempfile.TemporaryDirectory(prefix="plimsoll-git-") as folder:
        library = Repository(folder)
        library.write("migrations/0001_left.sql", GRAVE)
        library.commit()
        repository.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", folder, "library")
        yield check(plimsoll, repository.folder, "--staged"), []
        yield check(plimsoll, repository.folder, "--staged", "library/migrations"), []
        yield check(plimsoll, os.path.join(repository.folder, "library"), "--staged"), []
        repository.commit()
    os.symlink("migrations", os.path.join(repository.folder, "current"))
    os.symlink(".", os.path.join(repository.folder, "loop"))
    os.symlink("nowhere", os.path.join(repository.folder, "dangling"))
    repository.write("migrations/0002_left.sql", GRAVE)
    repository.git("add", "--all")
    yield check(plimsoll, repository.folder, "--staged", "current"), []
    yield check(plimsoll, repository.folder, "--staged", "migrations"), OPEN
    yield check(plimsoll, repository.folder, "--staged"), OPEN


def staged_odd_names(plimsoll, repository):
    repository.write("bücher \"alt\"/migrations/0001_über.sql", "SELECT 1;\n")
    repository.commit()
    repository.write("bücher \"alt\"/migrations/0002\nzwei.sql", GRAVE)
    repository.git("add", "--all")
    yield check(plimsoll, repository.folder, "--staged"), OPEN


def staged_configuration(plimsoll, repository):
    """The configuration is a file like others."""
    repository.write("old/0001.sql", GRAVE)
    repository.git("add", "old")
    repository.write(".plimsoll.json", '{"folders": {"old": {"dialect": "mysql"}}}')
    yield check(plimsoll, repository.folder, "--staged"), OPEN
    repository.git("add", ".plimsoll.json")
    yield check(plimsoll, repository.folder, "--staged"), []


def named_files(plimsoll, repository):
    """A hook names what has changed, whatever it is."""
    base(repository)
    repository.write("README.md", "# A project\n")
    repository.write("migrations/0002_left.sql", GRAVE)
    repository.write("queries/users.sql", "-- name: Names :many\nSELECT name FROM users;\n")
    repository.write("queries/mails.sql", "-- name: Mails :many\nSELECT email FROM users;\n")
    repository.write("app/posts.py", OLD_MODEL + "    age: Mapped[int]\n")
    missing = [("code-needs-missing-schema", "error")]
    yield check(plimsoll, repository.folder, "README.md"), []
    yield check(plimsoll, repository.folder, "README.md", "app/users.py", "queries/mails.sql"), []
    yield check(plimsoll, repository.folder, "app/posts.py"), missing
    yield check(plimsoll, repository.folder, "queries/users.sql"), missing
    yield check(plimsoll, repository.folder, "README.md", "migrations/0002_left.sql"), OPEN
    yield check(plimsoll, repository.folder, "app/posts.py", "migrations/0001_users.sql", "migrations/0002_left.sql"), missing + OPEN
    yield check(plimsoll, os.path.join(repository.folder, "app"), "posts.py"), missing
    yield check(plimsoll, repository.folder, "app/posts.py", "--no-code"), []
    yield check(plimsoll, repository.folder, "app/posts.py", "--since", "HEAD"), missing
    repository.commit()
    yield check(plimsoll, repository.folder, "app/posts.py", "--since", "HEAD"), []


CASES = [
    released, both_pending, staged_first, staged_only, staged_with_its_code, staged_in_a_work_tree, staged_in_a_hook,
    staged_links_and_submodules, staged_odd_names, staged_configuration, named_files, committed, not_committed, branch_left_behind, removed_file, odd_names, tag]


def refusals(plimsoll):
    """What cannot be asked is said, with exit status 2."""
    with tempfile.TemporaryDirectory(prefix="plimsoll-git-") as folder:
        repository = Repository(folder)
        base(repository)
        yield check(plimsoll, folder, "--since", "no-such-branch"), "git knows no commit 'no-such-branch'"
        yield check(plimsoll, folder, "--since", "--output=x"), "git knows no commit '--output=x'"
        yield check(plimsoll, folder, "--staged", "--since", "main"), "exclude each other"
        yield check(plimsoll, folder, "--staged", "-"), "'-' is not in it"
        repository.write("migrations/0002_new.sql", BASE)
        yield check(plimsoll, folder, "--staged", "migrations/0002_new.sql"), "no such file or folder"
        yield check(plimsoll, folder, "--staged", environment={"PATH": "/nonexistent"}), "git cannot be run"
        yield check(plimsoll, folder, "--since", "main", environment={"PATH": "/nonexistent"}), "git cannot be run"
    with tempfile.TemporaryDirectory(prefix="plimsoll-git-") as folder:
        os.mkdir(os.path.join(folder, "migrations"))
        with open(os.path.join(folder, "migrations", "0001.sql"), "w", encoding="utf-8") as file:
            file.write(BASE)
        yield check(plimsoll, folder, "--since", "main"), "--since needs a git repository"
        yield check(plimsoll, folder, "--staged"), "--staged needs a git repository"


def main():
    plimsoll = os.path.abspath(sys.argv[1])
    tally = Tally()
    for case in CASES:
        with tempfile.TemporaryDirectory(prefix="plimsoll-git-") as folder:
            for number, (done, expected) in enumerate(case(plimsoll, Repository(folder)), start=1):
                found = done
                if isinstance(done, subprocess.CompletedProcess):
                    found = rules(done) if done.stdout else done.stderr
                right = sorted(expected) if isinstance(expected, list) else expected
                tally.expect(f"{case.__name__}, question {number}", found == right, f"{found}, not {expected}")
    for done, words in refusals(plimsoll):
        tally.expect(repr(words), done.returncode == 2 and words in done.stderr, f"exit status {done.returncode}, {done.stderr!r}")
    tally.end("git")


if __name__ == "__main__":
    main()
