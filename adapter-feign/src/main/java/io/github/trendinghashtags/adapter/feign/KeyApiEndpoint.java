package io.github.trendinghashtags.adapter.feign;

import feign.Contract;
import feign.MethodMetadata;
import feign.QueryMap;
import feign.Request;
import feign.RequestLine;
import feign.RequestTemplate;
import feign.Response;
import feign.Target;
import io.github.trendinghashtags.keyapi.TransportRequest;
import java.util.List;
import java.util.Map;

/** Declares the vendor's endpoint for Feign. */
interface KeyApiEndpoint {

    /** Reads the interface once, not for each request's target. Replaces a contract for other annotations. */
    Contract CONTRACT = new Contract() {
        @SuppressWarnings("deprecation") // The name that Feign 13.6 has as well.
        private final List<MethodMetadata> methods =
                new Contract.Default().parseAndValidateMetadata(KeyApiEndpoint.class);

        @Override
        public List<MethodMetadata> parseAndValidateMetadata(Class<?> type) {
            return methods;
        }
    };

    @RequestLine("GET " + TransportRequest.PATH)
    Response get(@QueryMap Map<String, String> query, Request.Options options) throws Exception;

    /**
     * Sends one request to its address unchanged: Feign's templates would take eight times as long for it as all the rest of
     * Feign.
     *
     * @param url the address, with the parameters that the request's template does not have
     */
    record Address(String url) implements Target<KeyApiEndpoint> {
        @Override
        public Class<KeyApiEndpoint> type() {
            return KeyApiEndpoint.class;
        }

        @Override
        public String name() {
            return "keyapi";
        }

        @Override
        public Request apply(RequestTemplate template) {
            String address = url + template.queryLine();
            return Request.create(Request.HttpMethod.GET, address, template.headers(), Request.Body.empty(), template);
        }
    }
}
