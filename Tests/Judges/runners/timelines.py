"""What a timeline predicts, for the judges that compare it with a real server's answer."""

import json
import os
import re
import shutil
import subprocess
import tempfile
from contextlib import contextmanager

UNSAFE = re.compile(r"unsafe use of new value|55P04")

# What the server says to a use of an enum label in the transaction that added it.
REFUSED_BY_SERVER = "55P04"
# The runner does not take the project at all.
REFUSED_BY_RUNNER = "refused"
PASSES = "passes"


@contextmanager
def copied(fixtures, name):
    """A copy of a project in a folder of its own, without what is only there for the tests."""
    with tempfile.TemporaryDirectory(prefix="plimsoll-project-") as scratch:
        folder = os.path.join(scratch, "project")
        shutil.copytree(os.path.join(fixtures, name), folder)
        os.remove(os.path.join(folder, "expected.txt"))
        os.chmod(scratch, 0o755)
        yield folder


def timeline_of(plimsoll, folder):
    shown = subprocess.run([plimsoll, "timeline", "--format", "json"], cwd=folder, capture_output=True, text=True)
    if not shown.stdout:
        raise RuntimeError(f"no timeline: {shown.stderr}")
    return json.loads(shown.stdout)


def labels_used_too_early(timeline):
    """Labels that are used in the transaction that adds them."""
    found = []
    for run in timeline["runs"]:
        for transaction in run["transactions"]:
            added = set()
            for step in transaction["steps"]:
                match = re.match(r"""ALTER TYPE [\w."]+ ADD VALUE (?:IF NOT EXISTS )?'(\w+)'""", step["sql"], re.I)
                if match:
                    added.add(match.group(1))
                    continue
                found += [label for label in added if f"'{label}'" in step["sql"]]
    return found


def has_problems(timeline):
    remarks = timeline["remarks"] + [remark for run in timeline["runs"] for remark in run["remarks"]]
    return any(remark["kind"] == "problem" for remark in remarks)


def prediction(timeline):
    if labels_used_too_early(timeline):
        return REFUSED_BY_SERVER
    return REFUSED_BY_RUNNER if has_problems(timeline) else PASSES


def compare(name, actual, timeline, output):
    """Prints the verdict; a runner that refuses a project does so before it comes to the label."""
    predicted = prediction(timeline)
    agrees = actual == predicted or (actual == REFUSED_BY_RUNNER and has_problems(timeline))
    print(f"{'ok  ' if agrees else 'FAIL'} {name}: {actual}" + ("" if agrees else f", but the timeline says {predicted}\n{output}"))
    return agrees


def cases(fixtures, framework):
    return [f"{framework}/{case}" for case in sorted(os.listdir(os.path.join(fixtures, framework)))]
