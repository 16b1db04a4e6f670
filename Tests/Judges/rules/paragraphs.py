"""The cases of a fixture that has one a paragraph."""


def paragraphs(path, make):
    """What `make` makes of the path, the first line's number and the lines of each."""
    found, lines, first = [], [], 1
    with open(path, encoding="utf-8") as text:
        for number, line in enumerate(text.read().split("\n"), 1):
            if line:
                first = first if lines else number
                lines.append(line)
            elif lines:
                found.append(make(path, first, lines))
                lines = []
    return found
