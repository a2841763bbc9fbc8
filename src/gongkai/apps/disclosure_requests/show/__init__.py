"""What the pages of requests show: values made from rows, drawn by the shared components."""
