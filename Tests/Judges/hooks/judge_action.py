"""What GitHub and GitLab would do with our action, workflow and template, done here: their YAML is read by PyYAML, and their shell steps
run in scratch repositories as the runners run them.

usage: judge_action.py PLIMSOLL [ROOT]
"""

import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile

import yaml

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "support"))

from tally import Tally

TABLE = "CREATE TABLE users (id serial PRIMARY KEY);\n"
LEFT_OPEN = "BEGIN;\nCREATE TABLE more (id int);\n"
ACTION = ".github/actions/plimsoll/action.yml"
# What steps may use, and what they give out.
KNOWN = {"actions/cache": ["cache-hit"]}


def git(folder, *arguments):
    identity = ["-c", "user.name=judge", "-c", "user.email=judge@localhost", "-c", "protocol.file.allow=always"]
    return subprocess.run(["git", *identity, *arguments], cwd=folder, capture_output=True, text=True, check=True).stdout.strip()


def write(folder, name, text, mode=None):
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    if mode:
        os.chmod(path, mode)


class Expression:
    """`${{ … }}` as far as we write it: names, strings, == != && || ! and parentheses."""

    TOKENS = re.compile(r"\s*(?:'((?:[^']|'')*)'|([A-Za-z_][\w.-]*)|(==|!=|&&|\|\||!|\(|\)))")

    def __init__(self, contexts):
        self.contexts = contexts

    def fill(self, text):
        return re.sub(r"\$\{\{(.*?)\}\}", lambda match: self.value(match[1]), str(text))

    def value(self, text):
        result = self.evaluate(text)
        return {True: "true", False: "false"}.get(result, result) if isinstance(result, bool) else result

    def evaluate(self, text):
        words, position = [], 0
        while text[position:].strip():
            match = self.TOKENS.match(text, position)
            if not match:
                raise ValueError(f"not understood: {text[position:]!r}")
            string, name, sign = match.groups()
            signs = {"&&": " and ", "||": " or ", "!": " not "}
            words.append(repr(string.replace("''", "'")) if string is not None else repr(self.name(name)) if name else signs.get(sign, sign))
            position = match.end()
        return eval(" ".join(words).strip(), {"__builtins__": {}})

    def name(self, path):
        """A context that is not there would be empty on GitHub: here it has to be known."""
        value = self.contexts
        for part in path.split("."):
            if value is None:
                return ""
            value = value[part]
        return "" if value is None else value


class Runner:
    """Runs a composite action in a checkout."""

    def __init__(self, root, checkout, event=None, path=None, cache_hit=False):
        self.root, self.checkout, self.event = root, checkout, event
        self.folder = tempfile.mkdtemp(prefix="plimsoll-runner-")
        self.environment = dict(os.environ, GITHUB_WORKSPACE=checkout)
        if path:
            self.environment["PATH"] = path + os.pathsep + os.environ["PATH"]
        self.cache_hit = cache_hit
        self.ran = []

    def run(self, **given):
        with open(os.path.join(self.root, ACTION), encoding="utf-8") as file:
            action = yaml.safe_load(file)
        unknown = set(given) - set(action["inputs"])
        if unknown:
            raise ValueError(f"no such inputs: {unknown}")
        inputs = {name: given.get(name, about["default"]) for name, about in action["inputs"].items()}
        steps = {}
        github = {
            "action_path": os.path.join(self.root, os.path.dirname(ACTION)), "event": {"pull_request": self.event},
            "server_url": "file:///nowhere", "action_repository": "somebody/plimsoll",
        }
        expression = Expression({"inputs": inputs, "steps": steps, "github": github, "runner": {"temp": self.folder}})
        output = ""
        for step in action["runs"]["steps"]:
            outputs = steps[step["id"]] = {"outputs": {"cache-hit": ""}}
            if not expression.evaluate(step.get("if", "'yes'")):
                continue
            self.ran.append(step["id"])
            if "uses" in step:
                name, version = step["uses"].split("@")
                if name not in KNOWN or not re.fullmatch(r"v\d+", version):
                    raise ValueError(f"unknown action {step['uses']}")
                outputs["outputs"]["cache-hit"] = "true" if self.cache_hit else ""
                continue
            if step["shell"] != "bash" or "${{" in step["run"]:
                raise ValueError("a step that is no bash, or puts what others write into its program")
            file = os.path.join(self.folder, "output")
            open(file, "w").close()
            environment = dict(self.environment, GITHUB_OUTPUT=file)
            environment.update({name: expression.fill(value) for name, value in step.get("env", {}).items()})
            done = subprocess.run(
                ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]], cwd=self.checkout, env=environment,
                capture_output=True, text=True)
            output += done.stdout + done.stderr
            with open(file, encoding="utf-8") as lines:
                outputs["outputs"].update(line.rstrip("\n").split("=", 1) for line in lines)
            if done.returncode != 0:
                return done.returncode, output
        self.program = expression.fill(action["outputs"]["plimsoll"]["value"])
        return 0, output


class Judge(Tally):
    def __init__(self, plimsoll, root):
        super().__init__()
        self.plimsoll, self.root = plimsoll, root

    def runner(self, checkout, **about):
        """With the program in its cache, so that nothing is built."""
        runner = Runner(self.root, checkout, cache_hit=True, **about)
        os.makedirs(os.path.join(runner.folder, "plimsoll"))
        os.symlink(self.plimsoll, os.path.join(runner.folder, "plimsoll", "plimsoll"))
        return runner

    def repository(self, folder):
        os.makedirs(folder, exist_ok=True)
        git(folder, "init", "--quiet", "--initial-branch", "main")
        git(folder, "config", "uploadpack.allowAnySHA1InWant", "true")
        write(folder, "db/migrations/0001_users.sql", TABLE)
        write(folder, "db/migrations/0002_old.sql", LEFT_OPEN.replace("more", "old"))
        git(folder, "add", "--all")
        git(folder, "commit", "--quiet", "--message", "the beginning")
        git(folder, "checkout", "--quiet", "-b", "change")
        write(folder, "db/migrations/0003_new.sql", LEFT_OPEN)
        git(folder, "add", "--all")
        git(folder, "commit", "--quiet", "--message", "the change")
        git(folder, "checkout", "--quiet", "--detach", "main")
        git(folder, "merge", "--quiet", "--no-ff", "--message", "the change in its base", "change")
        git(folder, "update-ref", "refs/pull/1/merge", "HEAD")
        return git(folder, "rev-parse", "main")

    def pull_request(self, folder):
        """As actions/checkout does it: nothing but the newest commit."""
        origin = os.path.join(folder, "origin")
        base = self.repository(origin)
        checkout = os.path.join(folder, "checkout")
        os.mkdir(checkout)
        git(checkout, "init", "--quiet")
        git(checkout, "remote", "add", "origin", "file://" + origin)
        git(checkout, "fetch", "--quiet", "--depth", "1", "origin", "refs/pull/1/merge")
        git(checkout, "checkout", "--quiet", "--detach", "FETCH_HEAD")
        event = {"base": {"sha": base}}

        runner = self.runner(checkout, event=event)
        status, said = runner.run()
        annotations = re.findall(r"^::error file=([^,]*),line=(\d+).*title=([^:]*)::", said, re.MULTILINE)
        self.expect("a bad change fails", status == 1, said)
        self.expect("its line is annotated, and no old one", annotations == [("db/migrations/0003_new.sql", "1", "transaction-left-open")], said)
        self.expect("nothing is built where it is cached", runner.ran == ["place", "cache", "check"], runner.ran)

        status, said = self.runner(checkout, event=event).run(since="none")
        self.expect("all is judged where somebody wants it", said.count("::error ") == 2 and status == 1, said)
        status, said = self.runner(checkout).run()
        self.expect("and where there is no pull request", said.count("::error ") == 2 and status == 1, said)
        status, said = self.runner(checkout, event=event).run(since="origin/main")
        self.expect("a branch is fetched", said.count("::error ") == 1 and status == 1, said)
        status, said = self.runner(checkout, event=event).run(**{"fail-on": "never"})
        self.expect("--fail-on never", said.count("::error ") == 1 and status == 0, said)
        status, said = self.runner(checkout, event=event).run(args="--rule\ntransaction-left-open=off\n\n", path="db/migrations\n")
        self.expect("more arguments, one a line", "::error" not in said and status == 0, said)
        report = os.path.join(checkout, "a report.sarif")
        status, said = self.runner(checkout, event=event).run(sarif=report)
        with open(report, encoding="utf-8") as file:
            results = json.load(file)["runs"][0]["results"]
        self.expect("a SARIF report", [result["ruleId"] for result in results] == ["transaction-left-open"] and status == 1, said)
        status, said = self.runner(checkout, event=event).run(path="$(touch evil)\n; touch evil")
        self.expect("what is given is no program", status == 2 and not os.path.exists(os.path.join(checkout, "evil")), said)

    def building(self, folder):
        """Where nothing is cached it is built by the one command, once Swift is there."""
        checkout = os.path.join(folder, "checkout")
        self.repository(checkout)
        tools = os.path.join(folder, "tools")
        log = os.path.join(folder, "log")
        write(tools, "swift", f"""#!/bin/bash
echo "$PWD: $*" > "{log}"
while [ $# -gt 0 ]; do [ "$1" = --scratch-path ] && folder=$2; shift; done
mkdir -p "$folder/release" && cp "{self.plimsoll}" "$folder/release/plimsoll"
""", 0o755)
        runner = Runner(self.root, checkout, path=tools)
        status, said = runner.run(**{"fail-on": "never"})
        with open(log, encoding="utf-8") as file:
            words = file.read()
        self.expect("it is built", status == 0 and runner.ran == ["place", "cache", "build", "check"], said)
        self.expect("by the README's command, here", words.startswith(f"{self.root}: build -c release "), words)
        self.expect("the program is told", os.access(runner.program, os.X_OK), runner.program)

        without = os.path.join(folder, "without")
        os.mkdir(without)
        for name in ["bash", "git", "find", "sort", "xargs", "cat", "uname", "dirname"]:
            os.symlink(shutil.which(name), os.path.join(without, name))
        runner = Runner(self.root, checkout)
        runner.environment["PATH"] = without
        status, said = runner.run()
        self.expect("without Swift it says so", status == 1 and "::error::Plimsoll is built with Swift" in said, said)

    def download(self, folder):
        """A release's program is fetched under the name that the machine has."""
        checkout = os.path.join(folder, "checkout")
        self.repository(checkout)
        tools = os.path.join(folder, "tools")
        write(tools, "curl", f"""#!/bin/bash
for word; do last=$word; done
case "$last" in */somebody/plimsoll/releases/download/v9/plimsoll-linux-{platform.machine()}) ;; *) exit 22 ;; esac
while [ $# -gt 0 ]; do [ "$1" = --output ] && cp "{self.plimsoll}" "$2"; shift; done
""", 0o755)
        runner = Runner(self.root, checkout, path=tools)
        status, said = runner.run(version="v9")
        self.expect("a release is taken", status == 1 and runner.ran == ["place", "download", "check"] and "::error " in said, said)
        status, said = Runner(self.root, checkout, path=tools).run(version="v8")
        self.expect("one that is not there is told", status == 22, said)

    def gitlab(self, folder):
        """The job of the template, as a merge request and as a branch."""
        checkout = os.path.join(folder, "checkout")
        base = self.repository(checkout)
        with open(os.path.join(self.root, ".gitlab/ci/plimsoll.yml"), encoding="utf-8") as file:
            job = yaml.safe_load(file)["plimsoll"]
        report = os.path.join(checkout, job["artifacts"]["reports"]["codequality"])
        tools = os.path.join(folder, "tools")
        os.mkdir(tools)
        os.symlink(self.plimsoll, os.path.join(tools, "plimsoll"))
        script = "\n".join(["set -eo pipefail", *job["before_script"], *job["script"]])
        for what, about, expected in [("a merge request", {"CI_MERGE_REQUEST_DIFF_BASE_SHA": base}, 1), ("a branch", {}, 2)]:
            environment = dict(os.environ, CI_PROJECT_DIR=checkout, PATH=tools + os.pathsep + os.environ["PATH"])
            environment.update({name: str(value) for name, value in job["variables"].items()}, **about)
            done = subprocess.run(["bash", "-c", script], cwd=checkout, env=environment, capture_output=True, text=True)
            with open(report, encoding="utf-8") as file:
                found = json.load(file)
            os.remove(report)
            self.expect(f"{what} fails with its findings", done.returncode == 1 and len(found) == expected, done.stderr)
        git(checkout, "checkout", "--quiet", "main~0")
        words = ["PLIMSOLL_ARGUMENTS=--fail-on never"]
        environment.update(word.split("=", 1) for word in words)
        done = subprocess.run(["bash", "-c", script], cwd=checkout, env=environment, capture_output=True, text=True)
        self.expect("more words are taken", done.returncode == 0, done.stderr)

    def files(self, _):
        """Hooks and workflow are what pre-commit and GitHub take for such."""
        with open(os.path.join(self.root, ".pre-commit-hooks.yaml"), encoding="utf-8") as file:
            hooks = yaml.safe_load(file)
        self.expect("two hooks", [(hook["id"], hook["language"]) for hook in hooks] == [("plimsoll", "swift"), ("plimsoll-system", "system")], hooks)
        first, second = ({key: value for key, value in hook.items() if key not in ("id", "language")} for hook in hooks)
        self.expect("which are the same but for where the program comes from", first == second, hooks)
        with open(os.path.join(self.root, ".github/workflows/ci.yml"), encoding="utf-8") as file:
            workflow = yaml.safe_load(file)
        runs = [step.get("run", "") for job in workflow["jobs"].values() for step in job["steps"]]
        self.expect("the workflow runs what every change has to pass", "bash .ci/run" in runs, runs)


def main():
    plimsoll = os.path.realpath(sys.argv[1])
    root = os.path.realpath(sys.argv[2] if len(sys.argv) > 2 else os.path.join(os.path.dirname(__file__), "../../.."))
    judge = Judge(plimsoll, root)
    for case in [judge.files, judge.pull_request, judge.building, judge.download, judge.gitlab]:
        with tempfile.TemporaryDirectory(prefix="plimsoll-action-") as folder:
            case(folder)
    judge.end("action and templates")


if __name__ == "__main__":
    main()
