"""What psql does to a script before the server sees any SQL of it.

`server_text` replaces, byte by byte, what psql keeps for itself: backslash commands, and the rows behind COPY ... FROM
stdin. Offsets stay what they were. It is written without a look at Plimsoll's own lexer, so that the two can disagree.
"""

import re

TOKEN = re.compile(
    rb"""
      (?P<comment>--[^\r\n]*)
    | (?P<block>/\*)
    | (?P<string>[eE]'(?:[^'\\]|\\.|'')*(?:'|\Z) | '(?:[^']|'')*(?:'|\Z) | "(?:[^"]|"")*(?:"|\Z))
    | (?P<dollar>\$(?:[A-Za-z_\x80-\xff][A-Za-z0-9_\x80-\xff]*)?\$)
    | (?P<word>[A-Za-z_\x80-\xff][A-Za-z0-9_$\x80-\xff]*)
    | (?P<joiner>\\;)
    | (?P<escape>\\:)
    | (?P<command>\\)
    | (?P<semicolon>;)
    | (?P<open>\()
    | (?P<close>\))
    | (?P<space>\s+)
    | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)

BLOCK_EDGE = re.compile(rb"/\*|\*/")
# A backslash command goes to the end of its line, or to the next backslash outside quotes.
COMMAND = re.compile(rb"\\(?:\\|[^\s\\'\"|:;]*)")
COMMAND_ARGUMENTS = re.compile(rb"(?:'(?:[^'\\\r\n]|\\.|'')*'?|\"[^\"\r\n]*\"?|`[^`\r\n]*`?|[^\\\r\n'\"`])*")
# These send the statement typed so far, as a semicolon does.
SENDING = {b"g", b"gx", b"gset", b"gexec", b"gdesc", b"crosstabview", b"watch", b"parse", b"sendpipeline"}
# These forget it.
FORGETTING = {b"r", b"reset"}
COPY_FROM_STDIN = re.compile(rb"\s*(?:\\)?copy\b(?:(?!\bfrom\b).)*\bfrom\s+(?:p?stdin)\b", re.IGNORECASE | re.DOTALL)
END_OF_ROWS = re.compile(rb"^\\\.[ \t]*\r?$", re.MULTILINE)


# :name, :'name' and :"name", but neither the end of a cast nor :=.
VARIABLE = re.compile(r"(?<![:\w]):(?=[A-Za-z_]\w*|'[^']*'|\"[^\"]*\")")


def with_variables(statement):
    """The statement with names and strings where psql would put the values of its variables; as long as before."""
    return VARIABLE.sub(" ", statement)


def blanked(piece):
    return re.sub(rb"[^\r\n]", b" ", piece)


def server_text(source):
    """The text with psql's own parts blanked, and the pieces between top-level semicolons as (start, end)."""
    out = bytearray(source)
    pieces = []
    at = start = 3 if source.startswith(b"\xef\xbb\xbf") else 0
    out[:at] = b" " * at
    depth = 0
    awaited_rows = 0

    def end_piece(end, behind):
        nonlocal start, depth, awaited_rows
        if COPY_FROM_STDIN.match(strip_comments(out[start:end])):
            awaited_rows += 1
        pieces.append((start, end))
        start = behind
        depth = 0

    while at < len(source):
        match = TOKEN.match(source, at)
        kind = match.lastgroup
        behind = match.end()
        if kind == "block":
            behind = end_of_block(source, at)
        elif kind == "dollar":
            closing = source.find(match.group(), behind)
            behind = len(source) if closing < 0 else closing + len(match.group())
        elif kind == "open":
            depth += 1
        elif kind == "close":
            depth = max(0, depth - 1)
        elif kind == "semicolon" and depth == 0:
            end_piece(at, behind)
        elif kind == "joiner":
            out[at:behind] = b" ;"
            end_piece(at + 1, behind)
        elif kind == "escape":
            out[at:behind] = b" :"
        elif kind == "command":
            name = COMMAND.match(source, at).group()[1:]
            behind = COMMAND_ARGUMENTS.match(source, at + 1 + len(name)).end()
            if name.lower() == b"copy":
                behind = end_of_line(source, at)
                awaited_rows += bool(COPY_FROM_STDIN.match(source[at:behind]))
            out[at:behind] = blanked(source[at:behind])
            if name in SENDING and out[start:at].strip():
                out[at] = ord(";")
                end_piece(at, at + 1)
            elif name in FORGETTING:
                out[start:at] = blanked(out[start:at])
        elif kind == "space" and awaited_rows and b"\n" in match.group():
            at += match.group().index(b"\n") + 1
            while awaited_rows:
                awaited_rows -= 1
                rows = END_OF_ROWS.search(source, at)
                if not rows:
                    break
                out[at : rows.end()] = blanked(source[at : rows.end()])
                at = min(rows.end() + 1, len(source))
            behind = at
            start = max(start, at)
            awaited_rows = 0
        at = behind
    end_piece(len(source), len(source))
    return bytes(out), pieces


def end_of_line(source, at):
    end = source.find(b"\n", at)
    return len(source) if end < 0 else end


def end_of_block(source, at):
    depth = 0
    for edge in BLOCK_EDGE.finditer(source, at):
        depth += 1 if edge.group() == b"/*" else -1
        if depth == 0:
            return edge.end()
    return len(source)


def strip_comments(piece):
    return re.sub(rb"--[^\n]*|/\*.*?\*/", b" ", bytes(piece), flags=re.DOTALL)
