package io.github.trendinghashtags.adapter.feign;

import feign.HeaderMap;
import feign.Request;
import feign.RequestLine;
import feign.Response;
import java.net.URI;
import java.util.Map;

/** The vendor's endpoint as Feign sees it: what is sent and how an answer is read is told by the core. */
interface KeyApiEndpoint {

    @RequestLine("GET")
    Response get(URI address, @HeaderMap Map<String, String> headers, Request.Options options);
}
