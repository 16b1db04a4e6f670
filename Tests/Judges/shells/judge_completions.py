#!/usr/bin/env python3
"""Whether bash, zsh and fish complete words with the scripts of `plimsoll completions`.

    Tests/Judges/shells/judge_completions.py PLIMSOLL
"""

import os
import pathlib
import pty
import select
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "support"))

from tally import Tally

# What is typed, and what must be among the offers; for zsh, which shows a line and no list, only what has one offer.
CASES = [
    (["tim"], "timeline"),
    (["check", "--fra"], "--framework"),
    (["check", "--framework", "goos"], "goose"),
    (["check", "--fail-on", "nev"], "never"),
    (["explain", "deploy-b"], "deploy-before-migrate"),
    (["check", "--rule", "deploy-before-migrate=o"], "deploy-before-migrate=off"),
    (["parse", "a fil"], "a file.sql"),
]


def bash(plimsoll, words):
    """What bash is told to offer. Bash itself splits words at equals signs."""
    split = []
    for word in words:
        head, equals, tail = word.partition("=")
        split += [head, "=", tail] if equals else [word]
    quoted = " ".join("'" + word + "'" for word in ["plimsoll", *split])
    script = f"source <(plimsoll completions bash); COMP_WORDS=({quoted}); COMP_CWORD={len(split)}; _plimsoll 2>/dev/null; "
    script += 'printf "%s\\n" "${COMPREPLY[@]}"'
    offers = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True).stdout.split("\n")
    before = words[-1].rpartition("=")
    return [before[0] + before[1] + offer for offer in offers if offer]


def fish(plimsoll, words):
    line = " ".join(["plimsoll", *(word.replace(" ", "\\ ") for word in words)])
    script = "plimsoll completions fish | source; complete -C $argv[1]"
    offers = subprocess.run(["fish", "--no-config", "-c", script, line], capture_output=True, text=True, check=True).stdout
    return [offer.split("\t")[0].replace("\\ ", " ") for offer in offers.split("\n") if offer]


def zsh(plimsoll, words):
    """The line as it stands after a tab, in a zsh that believes somebody sits there."""
    child, terminal = pty.fork()
    if child == 0:
        os.environ.update(TERM="dumb", PS1="", COLUMNS="200")
        os.execvp("zsh", ["zsh", "-f", "-i"])
    try:
        def until(mark, seconds=20):
            seen, end = b"", time.time() + seconds
            while mark not in seen and time.time() < end:
                if select.select([terminal], [], [], 0.2)[0]:
                    try:
                        seen += os.read(terminal, 65536)
                    except OSError:
                        break
            return seen

        os.write(terminal, b"autoload -Uz compinit; compinit -u -D; source <(plimsoll completions zsh); unsetopt prompt_sp; echo rea''dy\n")
        until(b"ready")
        # The line that comes of it is not run: each of its words is printed.
        os.write(terminal, b"plimsoll() { [[ $1 == completions ]] && command plimsoll \"$@\" || print -rl -- \"+${^@}\" +end }\n")
        line = " ".join(["plimsoll", *(word.replace(" ", "\\ ") for word in words)])
        os.write(terminal, line.encode() + b"\t")
        time.sleep(1.0)
        os.write(terminal, b"\n")
        seen = until(b"\n+end").decode(errors="replace").replace("\r", "")
        return [part[1:] for part in seen.split("\n") if part.startswith("+")]
    finally:
        os.close(terminal)
        os.waitpid(child, 0)


def main():
    plimsoll = pathlib.Path(sys.argv[1]).resolve()
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        pathlib.Path("a file.sql").write_text("SELECT 1;\n")
        pathlib.Path("bin").mkdir()
        pathlib.Path("bin/plimsoll").symlink_to(plimsoll)
        os.environ["PATH"] = f"{folder}/bin:{os.environ['PATH']}"
        os.environ["HOME"] = folder
        for shell in (bash, zsh, fish):
            for words, expected in CASES:
                offers = shell(plimsoll, words)
                holds = any(expected == offer.strip() for offer in offers)
                tally.expect(f"{shell.__name__}: {' '.join(words)}<tab>", holds, f"offers {offers}, not {expected}")
    tally.end("completions in bash, zsh and fish")


if __name__ == "__main__":
    main()
