package consumer;

import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.testkit.FakeTrendingHashtags;
import io.github.trendinghashtags.testkit.stub.StubKeyApiServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** Fetches a page of each double. Fails if the documented hashtag is not the first. */
public final class Demo {
    private Demo() {}

    public static void main(String[] args) throws Exception {
        TrendingHashtagsQuery query = TrendingHashtagsQuery.defaults();
        String first =
                FakeTrendingHashtags.documented().fetch(query).hashtags().get(0).name();
        check(first.equals("clean"), "the fake's first hashtag is " + first);

        try (StubKeyApiServer stub = StubKeyApiServer.start()) {
            URI address = stub.baseUri().resolve("/v1/tiktok/trending/hashtags");
            HttpRequest request = HttpRequest.newBuilder(address)
                    .header("Authorization", "Bearer " + stub.apiKey().reveal())
                    .build();
            String body = HttpClient.newHttpClient()
                    .send(request, BodyHandlers.ofString())
                    .body();
            check(body.contains("\"hashtag_name\":\"clean\""), "the stub's response is " + body);
        }
        check(Demo.class.getModule().isNamed(), "this program is on the class path");
        check(ModuleLayer.boot().findModule("org.junit.jupiter.api").isEmpty(), "JUnit is here");
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
