"""The only place that reads the environment: `development`, `test` and `production`."""
