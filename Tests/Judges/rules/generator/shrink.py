"""Makes a history that shows something as small as it still shows it."""

from .history import History
from .model import Statement


def shrink(history, shows):
    """`shows` says of a smaller history whether it is valid and still shows it."""
    history = fewer_statements(history, shows)
    return fewer_lines(history, shows)


def fewer_statements(history, shows):
    size = max(1, len(history.statements) // 2)
    while True:
        index, progress = 0, False
        while index < len(history.statements):
            doomed = set(history.statements[index:index + size])
            smaller = History(history.shape, [[s for s in file if s not in doomed] for file in history.files])
            if shows(smaller):
                history, progress = smaller, True
            else:
                index += size
        if size == 1 and not progress:
            return history
        size = max(1, size // 2)


def fewer_lines(history, shows):
    """Code that stands in statements of several lines."""
    for number in range(len(history.statements)):
        line = 1
        while line < len(history.statements[number].sql.split("\n")) - 1:
            lines = history.statements[number].sql.split("\n")
            for count in (4, 3, 2, 1):
                smaller = replaced(history, number, "\n".join(lines[:line] + lines[line + count:]))
                if line + count < len(lines) and shows(smaller):
                    history = smaller
                    break
            else:
                line += 1
    return history


def replaced(history, number, sql):
    old = history.statements[number]
    new = Statement(sql, defines=old.defines, data=old.data)
    return History(history.shape, [[new if statement is old else statement for statement in file] for file in history.files])
