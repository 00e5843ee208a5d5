"""The order desk of the shop."""
