package io.github.trendinghashtags.architecture.broken;

import com.fasterxml.jackson.databind.JsonNode;

/** Breaks the rule that core uses the JDK and JSpecify alone. */
record UsesALibrary(JsonNode json) {}
