"""View models: what lists and threads show, as Qt models without a widget."""
