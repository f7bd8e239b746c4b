package io.github.trendinghashtags.architecture.broken;

import java.net.URI;

/** Breaks no rule: a URI is not HTTP. */
record HasAnAddress(URI address) {}
