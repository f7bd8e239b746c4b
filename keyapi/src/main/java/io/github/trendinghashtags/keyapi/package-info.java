/**
 * What every transport must agree on: the request, the reading of answers, and the course of a call. For adapters;
 * applications need none of it.
 *
 * <p>An adapter brings a {@link io.github.trendinghashtags.keyapi.Transport}, a {@link
 * io.github.trendinghashtags.keyapi.JsonTokens.Factory} and a {@link io.github.trendinghashtags.keyapi.Resilience}, and hands
 * its calls to a {@link io.github.trendinghashtags.keyapi.CallEngine}:
 *
 * <pre>{@code
 * CallEngine engine(ClientSettings settings, Transport transport, JsonTokens.Factory json, Resilience resilience) {
 *     ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
 *     return new CallEngine(settings, transport, json, resilience, TimeSource.system(scheduler), ForkJoinPool.commonPool());
 * }
 * }</pre>
 */
@NullMarked
package io.github.trendinghashtags.keyapi;

import org.jspecify.annotations.NullMarked;
