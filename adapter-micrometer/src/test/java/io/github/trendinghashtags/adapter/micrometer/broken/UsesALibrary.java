package io.github.trendinghashtags.adapter.micrometer.broken;

import com.tngtech.archunit.lang.ArchRule;

/** Uses a library that is not the adapter's own. */
record UsesALibrary(ArchRule foreign) {}
