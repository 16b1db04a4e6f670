"""PostgreSQL judges what the backfill rules say of thousands of small histories of columns that a grammar writes.

Each is deployed file by file three times: with no rows but its own, with friendly rows in every table that is empty between two
files, and with hostile ones. No certain error may pass on its own rows and no error with friendly ones; and what constrains a table
and is refused in any of the three must be foreseen or warned of, unless it depends on values that nobody knows.

usage: backfill_histories.py PLIMSOLL FOLDER [--seed N] [--count N] [--majors 15,18] [--only N] [--shrink] [--workers N]
       FOLDER keeps the servers that are fetched
"""

import collections
import os
import sys
import traceback
from multiprocessing import Value

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "support"))
from generator.backfill.play import MOODS, Play, Writer  # noqa: E402
from generator.backfill.verdict import MISSED, compare  # noqa: E402
from generator.crew import options, play  # noqa: E402
from generator.shrink import shrink  # noqa: E402
from generator.truth import Invalid, Stage  # noqa: E402
from project import ask, on_disk  # noqa: E402

FIGURES = ("refused", "foreseen", "warned", "unknown", "unread", "errors", "warnings", "unmet")


class Worker:
    """What one process judges with: a stage on each server. The majors take turns."""

    def __init__(self, options, servers, number):
        self.options = options
        self.stages = {major: Stage(server, f"rows_{number}") for major, server in servers.items()}

    def judge(self, number):
        try:
            major = self.options.majors[number % len(self.options.majors)]
            writer = Writer(self.options.seed * 1_000_000 + number, self.stages[major])
            history, plays = self.valid(writer.write(), major, writer.invalid)
            verdict = self.verdict(history, major, plays)
            figures = [getattr(verdict, name) for name in FIGURES]
            if verdict.disagreements:
                verdict = self.confirmed(history, major)
            told = [self.told(number, history, major, verdict)] if verdict.disagreements else []
            if self.options.only is not None:
                told.append(self.shown(history, plays))
            unfilled = [words for play in plays.values() for words in play.unfilled]
            return major, figures, told, unfilled, len(verdict.disagreements), writer.offered, writer.invalid, len(history.statements)
        except Exception:
            return 0, [], [f"history {number}: {traceback.format_exc()}"], [], 1, 0, [], 0

    def valid(self, history, major, invalid=None):
        """The history without what turns out to be invalid when it is played, and what came of playing it."""
        while True:
            try:
                return history, {mood: Play(self.stages[major], history, mood) for mood in MOODS}
            except Invalid as refusal:
                if invalid is not None:
                    invalid.append(("", str(refusal), refusal.statement.sql))
                history = history.without(refusal.statement)

    def verdict(self, history, major, plays):
        with on_disk(history.texts) as folder:
            report = ask(self.options.plimsoll, folder, "check", "--transactions", history.shape, "--postgres", str(major))
        return compare(history, report, plays)

    def confirmed(self, history, major):
        """What a statement that is refused would have changed, the server never saw: it counts only what is still so when those
        that were foreseen, and those of which nobody could know, are taken out."""
        first = None
        while True:
            history, plays = self.valid(history, major)
            verdict = self.verdict(history, major, plays)
            first = first or verdict
            blamed = {statement for _, statement, _ in verdict.disagreements}
            doubtful = {statement for play in plays.values() for statement in [*play.refused, *play.lost]} - blamed
            if not blamed or not doubtful:
                break
            for statement in doubtful:
                history = history.without(statement)
        still = {(kind, statement) for kind, statement, _ in verdict.disagreements}
        # A second one may come of the first.
        first.disagreements = [found for found in first.disagreements if found[:2] in still][:1]
        return first

    def told(self, number, history, major, verdict):
        if self.options.shrink and self.is_shown():
            history, verdict = self.smallest(history, major, verdict)
        lines = [f"DISAGREEMENT in history {number} on PostgreSQL {major}"]
        for kind, statement, words in verdict.disagreements:
            lines.append(f"  {kind}: {history.place(statement)}: {statement.sql if statement else ''}\n    {words}")
        return "\n".join(lines + ([history.text()] if self.options.shrink else []))

    def is_shown(self):
        with shrunk.get_lock():
            shrunk.value += 1
            return shrunk.value <= self.options.shown

    def smallest(self, history, major, verdict):
        kind, _, words = verdict.disagreements[0]
        state = words.split(" ")[3] if kind == MISSED else words.split(" ")[1]

        def disagreement(smaller):
            try:
                found = self.confirmed(smaller, major)
            except Exception:
                return None
            return found if any(other == kind and state in words for other, _, words in found.disagreements) else None
        history = shrink(history, disagreement)
        return history, disagreement(history) or verdict

    def shown(self, history, plays):
        lines = [history.text()]
        for mood, play in plays.items():
            lines += [f"with {mood} rows {history.place(s)} is refused: {s.sql}\n  {refusal.state} {refusal.words}" for s, refusal in play.refused.items()]
            lines += [f"with {mood} rows {history.place(s)} is lost: {s.sql}" for s in play.lost]
        return "\n".join(lines)


# How many disagreements have been made small, by all processes.
shrunk = Value("i", 0)


def main():
    parser = options(400)
    sys.exit(play(parser.parse_args(), Worker, report))


def report(options, results):
    totals, invalid, unfilled = collections.Counter(), collections.Counter(), collections.Counter()
    for major, figures, told, without_rows, wrong, offered, refusals, length in results:
        if told and totals["disagreements"] < options.shown:
            print("\n".join(told), flush=True)
        totals.update(histories=1, disagreements=int(wrong > 0), offered=offered, statements=length, **dict(zip(FIGURES, figures)))
        for _, words, sql in refusals:
            invalid[words.split('"')[0][:70]] += 1
            if options.only is not None:
                print(f"taken out: {sql}\n  {words}")
        for _, words in without_rows:
            unfilled[words.split('"')[0][:70]] += 1
    taken = sum(invalid.values())
    print(f"{totals['histories']} histories of columns with {totals['statements']} statements; of {totals['offered']} offered {taken} were invalid "
          f"({taken * 100 / max(1, totals['offered']):.1f} %)")
    for words, number in invalid.most_common(8):
        print(f"  {number} × {words}")
    for words, number in unfilled.most_common(5):
        print(f"  {number} × no rows: {words}")
    print(f"with and without rows {totals['refused']} statements that constrain were refused: {totals['foreseen']} foreseen, {totals['warned']} warned of, "
          f"{totals['unknown']} for values nobody knows, {totals['unread']} in what is not analysed; {totals['errors']} errors, {totals['warnings']} warnings, "
          f"{totals['unmet']} of which nothing came")
    print(f"{totals['disagreements']} histories in disagreement")
    return 1 if totals["disagreements"] or not totals["refused"] else 0


if __name__ == "__main__":
    main()
