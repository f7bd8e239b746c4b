package io.github.trendinghashtags.architecture.broken.checks;

import io.github.trendinghashtags.architecture.broken.ranking.Place;

/** Breaks the rule that checks use no other package of core. */
public record UsesItsUser(Place place) {}
