"""What judges of random histories have in common: their options, the servers, and the processes that play the histories."""

import argparse
import os
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from multiprocessing import get_context

from server import Server
from servers import MAJORS, binaries

FAST = "-c synchronous_commit=off -c autovacuum=off -c jit=off -c max_wal_size=4GB -c checkpoint_timeout=1h -c log_min_messages=panic"

worker = None


def options(count):
    """The parser of the command line; `count` histories are played if it does not say how many."""
    parser = argparse.ArgumentParser()
    parser.add_argument("plimsoll", type=os.path.abspath)
    parser.add_argument("folder")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=count)
    parser.add_argument("--majors", type=lambda text: [int(major) for major in text.split(",")], default=list(MAJORS))
    parser.add_argument("--only", type=int, help="the number of one history: it is shown with what the servers say of it")
    parser.add_argument("--shrink", action="store_true", help="show each disagreement in the smallest history that still has it")
    parser.add_argument("--shown", type=int, default=20, help="so many disagreements are printed")
    parser.add_argument("--workers", type=int, default=(os.cpu_count() or 1) * 2)
    return parser


def play(options, make, report):
    """Has a worker of each process, which `make` makes, judge its share; what `report` says of the results is the exit status."""
    numbers = [options.only] if options.only is not None else range(options.count)
    with ExitStack() as stack, ThreadPoolExecutor() as starters:
        servers = {major: Server(binaries(major, options.folder), settings=FAST) for major in options.majors}
        for server in servers.values():
            stack.callback(server.__exit__)
        list(starters.map(lambda server: server.__enter__(), servers.values()))
        context = get_context("fork")
        queue = context.Queue()
        for number in range(options.workers):
            queue.put(number)
        with context.Pool(options.workers, start, (make, options, servers, queue)) as pool:
            return report(options, pool.imap(judge, numbers, chunksize=4))


def start(make, options, servers, numbers):
    global worker
    worker = make(options, servers, numbers.get())


def judge(number):
    return worker.judge(number)
