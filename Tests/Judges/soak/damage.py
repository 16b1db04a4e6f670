"""Copies of a project with something wrong in them, as a seed decides."""

import os
import random

# What begins, ends or breaks something in one of the languages that are read.
TOKENS = [
    b'"', b"'", b"`", b"${", b"}", b"{", b"(", b")", b"\\", b"\n", b"\0", b"--", b"/*", b"*/", b"#{", b'"""', b"$$", b"$a$", b"\xff", b"\xc3",
    b"|-\n", b"&a ", b"*a ", b"[", b"]", b",", b":", b"::", b"@", b"!", b"<?php", b"=>", b"%s", b"?", b";", b"\r", b"\x1b[31m", b"]]>", b"<!--",
    "\u202e".encode(), "\U0001f6a2".encode(), b"-- plimsoll:ignore ", b"BEGIN;", b"COMMIT;", b"E'", b"U&'",
]  # fmt: skip
NAMES = [b"\xff\xfe.sql", b"a\nb.sql", b"a b%20c.sql", b"::error.sql", b"<x>&y.sql", b'"q".py', b"-.sql", b"a,b=c.sql", b"caf\xc3\xa9.sql", b".sql", b"\x01.sql"]
LARGEST = 200_000


def files(folder: bytes) -> list[bytes]:
    found = []
    for where, folders, names in os.walk(folder):
        folders.sort()
        found += [os.path.join(where, name) for name in sorted(names)]
    return [path for path in found if os.path.isfile(path) and not os.path.islink(path)]


def read(path: bytes) -> bytearray:
    with open(path, "rb") as file:
        return bytearray(file.read())


def damage(folder: bytes, dice: random.Random, others: list[bytes]) -> list[str]:
    """Changes some files in place; what was done, for whoever has to find the mistake."""
    done = []
    for _ in range(dice.randint(1, 4)):
        there = files(folder)
        if not there:
            break
        path = dice.choice(there)
        change = dice.choice(CHANGES)
        content = read(path)
        if len(content) > LARGEST:
            continue
        done.append(f"{change.__name__} {os.fsdecode(os.path.relpath(path, folder))!r}")
        changed = change(content, dice, path, others)
        if changed is not None:
            with open(path, "wb") as file:
                file.write(changed)
    return done


def flip_bytes(content, dice, path, others):
    for _ in range(dice.randint(1, 8)):
        if content:
            content[dice.randrange(len(content))] ^= 1 << dice.randrange(8)
    return content


def put_tokens(content, dice, path, others):
    for _ in range(dice.randint(1, 6)):
        at = dice.randint(0, len(content))
        content[at:at] = dice.choice(TOKENS)
    return content


def cut_short(content, dice, path, others):
    return content[: dice.randint(0, len(content))]


def drop_some(content, dice, path, others):
    at = dice.randint(0, len(content))
    del content[at : at + dice.randint(1, 40)]
    return content


def drop_lines(content, dice, path, others):
    lines = content.splitlines(keepends=True)
    return b"".join(line for line in lines if dice.random() > 0.2)


def double_lines(content, dice, path, others):
    return b"".join(line * dice.choice([1, 1, 1, 2, 3]) for line in content.splitlines(keepends=True))


def swap_lines(content, dice, path, others):
    lines, strange = content.splitlines(keepends=True), read(dice.choice(others)).splitlines(keepends=True)
    for _ in range(dice.randint(1, 5)):
        if lines and strange:
            lines[dice.randrange(len(lines))] = dice.choice(strange)
    return b"".join(lines)


def nest(content, dice, path, others):
    at, depth = dice.randint(0, len(content)), dice.choice([10, 300, 5000])
    opening, closing = dice.choice([(b"(", b")"), (b"[", b"]"), (b"{", b"}"), (b"BEGIN ", b" END;"), (b"CASE WHEN ", b" END"), (b"/*", b"*/")])
    content[at:at] = opening * depth + (closing * depth if dice.random() < 0.5 else b"")
    return content


def empty(content, dice, path, others):
    return b""


def rename(content, dice, path, others):
    try:
        os.rename(path, os.path.join(os.path.dirname(path), dice.choice(NAMES)))
    except OSError:
        pass


def strange_ending(content, dice, path, others):
    return content.replace(b"\n", dice.choice([b"\r\n", b"\r", b"\n\n", b""]))


CHANGES = [
    flip_bytes, put_tokens, cut_short, drop_some, drop_lines, double_lines, swap_lines, nest, empty, rename, strange_ending,
]  # fmt: skip
