"""The demo consortium: twelve invented institutions to look around in, and the cast of the tests."""
