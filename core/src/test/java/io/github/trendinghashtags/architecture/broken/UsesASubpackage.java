package io.github.trendinghashtags.architecture.broken;

import io.github.trendinghashtags.architecture.broken.ranking.Place;

/** Breaks the rule that the root package uses none of its subpackages. */
record UsesASubpackage(Place place) {}
