package io.github.trendinghashtags.adapter.feign;

import feign.DefaultContract;
import feign.MethodMetadata;
import feign.RequestLine;
import feign.RequestTemplate;
import feign.Response;
import feign.Target;

/**
 * The vendor's endpoint as Feign would see it. Nothing is sent by it; but what users wrap around a client, such as metrics,
 * asks a request which method it came from.
 */
interface KeyApiEndpoint {
    /** What Feign knows of {@link #get}. */
    MethodMetadata GET =
            new DefaultContract().parseAndValidateMetadata(KeyApiEndpoint.class).get(0);

    /** Where Feign would send it: the whole address is in each request. */
    Target<KeyApiEndpoint> TARGET = Target.EmptyTarget.create(KeyApiEndpoint.class);

    @RequestLine("GET /")
    Response get();

    /** A request's origin, for that request alone. */
    static RequestTemplate origin() {
        return new RequestTemplate().methodMetadata(GET).feignTarget(TARGET);
    }
}
