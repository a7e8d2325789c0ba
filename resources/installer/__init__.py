"""What makes bundles and installers of the app: it is not part of them."""
