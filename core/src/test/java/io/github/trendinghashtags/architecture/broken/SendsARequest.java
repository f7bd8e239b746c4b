package io.github.trendinghashtags.architecture.broken;

import java.net.URI;
import java.net.http.HttpRequest;

/** Breaks the rule that core knows no HTTP; the URI alone would not. */
record SendsARequest(URI address, HttpRequest request) {}
