/**
 * KeyAPI's wire protocol and the course of a call, over any transport. For authors of transports; applications use an
 * adapter.
 *
 * <p>A transport sends one request and reads its whole response. The client does the rest:
 *
 * <pre>{@code
 * final class MyTransport implements Transport {
 *     public CompletableFuture<TransportResponse> send(TransportRequest request, @Nullable Executor callingThread) {
 *         CompletableFuture<MyResponse> exchange = http.get(request.uri(), request.headers());
 *         CompletableFuture<TransportResponse> response = exchange.thenApply(this::toResponse);
 *         response.whenComplete((done, failure) -> exchange.cancel(true)); // aborts if the caller gave up
 *         return response;
 *     }
 * }
 *
 * TrendingHashtagsPort hashtags = KeyApiClient.builder(settings, new MyTransport()).build();
 * }</pre>
 */
@NullMarked
package io.github.trendinghashtags.keyapi;

import org.jspecify.annotations.NullMarked;
