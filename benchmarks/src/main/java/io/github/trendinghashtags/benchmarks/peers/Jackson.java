package io.github.trendinghashtags.benchmarks.peers;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/** Decodes by Jackson's data binding. Apart from {@link Decoder}, so that the others run without Jackson. */
final class Jackson {
    static final ObjectMapper MAPPER = new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private Jackson() {}

    static VendorPage page(byte[] json) throws IOException {
        return MAPPER.readValue(json, VendorPage.class).checked();
    }
}
