package io.github.trendinghashtags.adapter.jdkhttp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.testkit.stub.StubKeyApiServer;
import io.github.trendinghashtags.testkit.stub.StubResponse;
import io.github.trendinghashtags.testkit.stub.WireFault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** What the JDK's client logs of calls where the whole process is told to log it, each in a process of its own. */
class JdkLogTest {
    private static final TrendingHashtagsQuery QUERY = TrendingHashtagsQuery.defaults();
    private static final String KEY = keyOfAnyStub();

    @Test
    void tellsNoKeyAtTheFinestLevelOfAllButHeaders() throws IOException, InterruptedException {
        assertThat(loggedWith(
                        "-Djdk.httpclient.HttpClient.log=errors,requests,content,frames,ssl,trace,channel",
                        "-Djdk.internal.httpclient.debug=true"))
                .contains("REQUEST: ", "jdk.internal.net.http")
                .doesNotContain(KEY);
    }

    /** Which nothing on our side can prevent, so that the adapter's page warns of it. */
    @Test
    void tellsTheKeyWhereTheProcessIsToldToLogHeaders() throws IOException, InterruptedException {
        assertThat(loggedWith("-Djdk.httpclient.HttpClient.log=headers")).contains("Authorization: Bearer " + KEY);
        assertThat(loggedWith("-Djdk.httpclient.HttpClient.log=all")).contains("Authorization: Bearer " + KEY);
    }

    private static String loggedWith(String... flags) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(flags));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Calls.class.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output).contains("$Unauthorized: GET ");
        return output;
    }

    private static String keyOfAnyStub() {
        try (StubKeyApiServer stub = StubKeyApiServer.start()) {
            return stub.apiKey().reveal();
        }
    }

    /** The program of such a process: prints all that is logged of calls that end in each their own way. */
    static final class Calls {
        private Calls() {}

        public static void main(String[] arguments) {
            Logger root = Logger.getLogger("");
            root.setLevel(Level.ALL);
            for (Handler handler : root.getHandlers()) {
                handler.setLevel(Level.ALL);
            }
            try (StubKeyApiServer stub = StubKeyApiServer.start();
                    JdkHttpTrendingHashtags hashtags = JdkHttpTrendingHashtags.create(stub.settings())) {
                stub.enqueue(StubResponse.html(503))
                        .enqueue(WireFault.noResponse().byReset());
                hashtags.fetch(QUERY);
                stub.enqueue(WireFault.cutInBody(StubResponse.documented()));
                hashtags.fetch(QUERY);
                stub.enqueue(StubResponse.envelope(401, 401, "no such key: " + KEY));
                hashtags.fetch(QUERY);
                throw new AssertionError("the refused call brought a page");
            } catch (TrendingHashtagsException.Unauthorized refused) {
                refused.printStackTrace();
            }
        }
    }
}
