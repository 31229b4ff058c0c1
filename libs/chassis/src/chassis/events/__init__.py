"""The worker process: nameko, eventlet and kombu live here and nowhere else."""
