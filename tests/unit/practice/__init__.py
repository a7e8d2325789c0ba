"""The practice OA is held to the API page, over real HTTP."""
