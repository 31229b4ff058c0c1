"""Fixtures and fakes that every test suite of Callout shares."""

import os

# Tests start servers while gRPC is busy. Its handlers of fork stumble in the child now and then,
# and a child that only becomes another program has no use for them. gRPC looks at this when it is
# imported, which nothing does before this package.
os.environ.setdefault("GRPC_ENABLE_FORK_SUPPORT", "0")
