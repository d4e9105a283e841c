"""How long merging takes, how much memory, and how both grow.

    python bench/merge.py [NUMBER ...]        default: 10000 30000 100000

Prints one line per size: seconds on one core (median of the runs), records, candidate pairs per account, peak memory.
"""

import resource
import subprocess
import sys
import time

from generated_accounts import generated_accounts
from risalah.merge.batch import merge_accounts
from risalah.merge.block import candidates


def measure(number: int) -> None:
    accounts = list(generated_accounts(number))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    start = time.process_time()
    merged = merge_accounts(accounts)
    seconds = time.process_time() - start
    pairs = len(candidates(merged.profiles.values()))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"{number:>7} accounts  {seconds:6.1f} s  {number / seconds:6.0f} accounts/s  {len(merged.records):>6} records"
        f"  {pairs / number:5.1f} pairs/account  {peak} MB peak ({before} MB are the accounts)",
        flush=True,
    )


if __name__ == "__main__":
    sizes = [int(size) for size in sys.argv[1:]]
    if len(sizes) == 1:
        measure(sizes[0])
    else:  # each in a process of its own, or the peak would be that of the largest before it
        for size in sizes or [10_000, 30_000, 100_000]:
            subprocess.run([sys.executable, __file__, str(size)], check=True)
