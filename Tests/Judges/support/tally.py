"""What the judges that ask the program one question after the other have in common."""

import sys


class Tally:
    """Counts the questions, and tells of answers that are not as they should be."""

    def __init__(self):
        self.asked = self.failures = 0

    def expect(self, what, holds, said=""):
        self.asked += 1
        if not holds:
            self.failures += 1
            print(f"FAIL {what}: {said}")

    def end(self, subject):
        """The last line, and the exit status."""
        print(f"{subject}: {self.asked} questions, {self.failures} disagreements")
        sys.exit(1 if self.failures else 0)
