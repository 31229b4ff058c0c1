"""Rules of dispatch: who may go, what may happen to a work order, what a signature seals."""
