"""What happens around every call, outermost first: see `chassis.interceptors.chain`."""
