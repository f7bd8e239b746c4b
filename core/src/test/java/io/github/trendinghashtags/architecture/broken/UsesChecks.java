package io.github.trendinghashtags.architecture.broken;

import io.github.trendinghashtags.architecture.broken.checks.UsesItsUser;

/** Breaks no rule: the checks are there for all. */
record UsesChecks(UsesItsUser checks) {}
