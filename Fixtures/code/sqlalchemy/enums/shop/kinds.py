import enum


class Plan(str, enum.Enum):
    FREE = "free"
    PRO = "pro"
    # One more name for the same.
    BASIC = "free"

    def label(self):
        return self.value.title()


class State(enum.StrEnum):
    OPEN = enum.auto()
    DONE = enum.auto()


class Size(enum.Enum):
    SMALL = 1
    LARGE = 2


def values(kind):
    return [member.value for member in kind]
