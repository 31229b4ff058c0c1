"""Feedback: surveys and complaints."""
