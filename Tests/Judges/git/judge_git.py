"""git judges what `plimsoll check --since` takes for new.

Small repositories are made with git itself; what is pending in them must be told, and nothing else.

usage: judge_git.py PLIMSOLL
"""

import json
import os
import subprocess
import sys
import tempfile

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


CASES = [committed, not_committed, branch_left_behind, removed_file, odd_names, tag]


def refusals(plimsoll):
    """What cannot be asked is said, with exit status 2."""
    with tempfile.TemporaryDirectory(prefix="plimsoll-git-") as folder:
        repository = Repository(folder)
        base(repository)
        yield check(plimsoll, folder, "--since", "no-such-branch"), "git knows no commit 'no-such-branch'"
        yield check(plimsoll, folder, "--since", "--output=x"), "git knows no commit '--output=x'"
        yield check(plimsoll, folder, "--since", "main", environment={"PATH": "/nonexistent"}), "git cannot be run"
    with tempfile.TemporaryDirectory(prefix="plimsoll-git-") as folder:
        os.mkdir(os.path.join(folder, "migrations"))
        with open(os.path.join(folder, "migrations", "0001.sql"), "w", encoding="utf-8") as file:
            file.write(BASE)
        yield check(plimsoll, folder, "--since", "main"), "is in none"


def main():
    plimsoll = os.path.abspath(sys.argv[1])
    asked = failures = 0
    for case in CASES:
        with tempfile.TemporaryDirectory(prefix="plimsoll-git-") as folder:
            for number, (done, expected) in enumerate(case(plimsoll, Repository(folder)), start=1):
                asked += 1
                found = rules(done) if done.stdout else done.stderr
                if found != expected:
                    failures += 1
                    print(f"FAIL {case.__name__}, question {number}: {found}, not {expected}")
    for done, words in refusals(plimsoll):
        asked += 1
        if done.returncode != 2 or words not in done.stderr:
            failures += 1
            print(f"FAIL {words!r}: exit status {done.returncode}, {done.stderr!r}")
    print(f"git: {asked} questions, {failures} disagreements")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
