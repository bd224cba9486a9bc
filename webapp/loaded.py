"""What is loaded once stays for good: nobody's answer waits while all of it is looked through for garbage."""

import gc


def keep():
    """Take what this process has loaded out of the collector's rounds; each holds everything up for 50 to 150 ms.

    For a process of its own, before it begins to answer or to work; see gc.freeze in Python's library."""
    gc.collect()
    gc.freeze()
