/// What the pipelines of a project do, and in which order.
