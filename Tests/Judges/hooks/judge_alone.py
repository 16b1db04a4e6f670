"""The finished program needs nothing of the machine but its kernel: it runs in a folder that is all there is, and says there what it says
here.

usage: judge_alone.py PLIMSOLL

As somebody who may make namespaces and mount /proc.
"""

import os
import shutil
import struct
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "support"))

from tally import Tally

DYNAMIC, INTERPRETER = 2, 3
MIGRATIONS = 300


def segments(path):
    """The kinds of the segments of a 64-bit ELF file of little end."""
    with open(path, "rb") as file:
        head = file.read(64)
        if head[:6] != b"\x7fELF\x02\x01":
            raise ValueError(f"{path} is no 64-bit ELF file")
        offset, = struct.unpack_from("<Q", head, 32)
        size, count = struct.unpack_from("<HH", head, 54)
        for number in range(count):
            file.seek(offset + number * size)
            yield struct.unpack("<I", file.read(4))[0]


def main():
    plimsoll = os.path.realpath(sys.argv[1])
    tally = Tally()
    kinds = list(segments(plimsoll))
    tally.expect("it is linked statically", DYNAMIC not in kinds and INTERPRETER not in kinds, kinds)
    with tempfile.TemporaryDirectory(prefix="plimsoll-alone-") as folder:
        shutil.copy(plimsoll, os.path.join(folder, "plimsoll"))
        migrations = os.path.join(folder, "migrations")
        os.mkdir(migrations)
        for number in range(MIGRATIONS):
            with open(os.path.join(migrations, f"{number:04}_table.sql"), "w", encoding="utf-8") as file:
                file.write(f"CREATE TABLE table_{number} (id int);\n" + ("BEGIN;\n" if number == MIGRATIONS - 1 else ""))
        # Swift asks /proc for its arguments; there is one in every container.
        os.mkdir(os.path.join(folder, "proc"))
        user = [] if os.geteuid() == 0 else ["--map-root-user"]
        script = 'mount -t proc proc proc && exec chroot . /plimsoll "$@"'
        enter = ["unshare", *user, "--mount", "--pid", "--fork", "sh", "-c", script, "sh"]

        def alone(*arguments):
            environment = {"PATH": os.environ["PATH"] + ":/usr/sbin:/sbin"}
            return subprocess.run([*enter, *arguments], cwd=folder, capture_output=True, text=True, env=environment)

        def here(*arguments):
            return subprocess.run([plimsoll, *arguments], cwd=folder, capture_output=True, text=True)

        for arguments in [
            ["--version"], ["rules"], ["explain", "enum-value-used-before-commit"], ["check", "--format", "json", "migrations"],
            ["check", "--format", "sarif", "migrations"], ["timeline", "--format", "json", "migrations"], ["check", "no-such-folder"],
        ]:
            there, known = alone(*arguments), here(*arguments)
            same = (there.returncode, there.stdout, there.stderr) == (known.returncode, known.stdout, known.stderr)
            tally.expect(" ".join(arguments), same and known.stdout + known.stderr, f"{there.returncode} {there.stdout[:300]} {there.stderr[:300]}")
        found = alone("check", "migrations")
        tally.expect("it finds what is there", found.returncode == 1 and "transaction-left-open" in found.stdout, found.stderr)
        without = alone("check", "--staged", "migrations")
        tally.expect("it says that there is no git", without.returncode == 2 and "git cannot be run" in without.stderr, without.stderr)
    tally.end(f"the program alone: {os.path.getsize(plimsoll) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
