"""What waits to be done: letters to send, tasks to run, jobs that are due.

Swedish: utkorg. Leans on nothing above the gate; others enqueue here, and `samsyn tick` does what is due.
"""
