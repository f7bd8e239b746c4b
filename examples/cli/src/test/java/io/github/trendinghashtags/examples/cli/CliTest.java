package io.github.trendinghashtags.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.trendinghashtags.ApiKey;
import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.examples.cli.text.Text;
import io.github.trendinghashtags.testkit.stub.StubKeyApiExtension;
import io.github.trendinghashtags.testkit.stub.StubKeyApiServer;
import io.github.trendinghashtags.testkit.stub.StubRequest;
import io.github.trendinghashtags.testkit.stub.StubResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(StubKeyApiExtension.class)
class CliTest {
    private static final String LAST_LINE = "%d hashtags · %d request%s · at most %d credits · \\d+\\.\\d s";

    @Test
    void printsTheDocumentedHashtagFirst(StubKeyApiServer stub) {
        Invocation run = Invocation.of(stub);

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.lines()).hasSize(1 + 20 + 2);
        assertThat(run.lines().get(0)).startsWith("RANK  MOVE  HASHTAG").endsWith("INDUSTRY");
        assertThat(run.lines().get(1))
                .matches("   1  ★new  #clean +48\\.9K  151\\.9M  █▇▇▇▇██  Vehicle & Transportati…");
        assertThat(run.lines().get(22)).matches(LAST_LINE.formatted(20, 1, "", 2));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "20, 1", "21, 2", "100, 5"})
    void paysForThePagesThatItNeeds(int top, int pages, StubKeyApiServer stub) {
        Invocation run = Invocation.of(stub, "--top", Integer.toString(top));

        assertThat(run.lines()).hasSize(1 + top + 2);
        assertThat(stub.requests()).hasSize(pages);
        assertThat(stub.creditsCharged()).isEqualTo(2L * pages);
        assertThat(run.out()).contains("at most " + 2 * pages + " credits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "json"})
    void printsTheSameOverBothTransports(String format, StubKeyApiServer stub) {
        Invocation jdk = Invocation.of(stub, "--top=100", "--format=" + format, "--transport=jdk");
        Invocation feign = Invocation.of(stub, "--top=100", "--format=" + format, "--transport=FEIGN");

        assertThat(jdk.exitCode()).isZero();
        assertThat(feign).isEqualTo(jdk);
    }

    @Test
    void asksForWhatTheOptionsSay(StubKeyApiServer stub) {
        Invocation.of(stub, "--region=us", "--period=30", "--industry=food & beverage", "--new", "--top=1");
        Invocation.of(stub, "--region=All", "--industry=19000000000", "--top=1");

        assertThat(stub.requests())
                .extracting(StubRequest::query)
                .satisfiesExactly(
                        query -> assertThat(query)
                                .containsEntry("region", "US")
                                .containsEntry("period", "30")
                                .containsEntry("industry_id", "27000000000")
                                .containsEntry("new_to_top_100", "true")
                                .containsEntry("limit", "20"),
                        query -> assertThat(query)
                                .containsEntry("industry_id", "19000000000")
                                .satisfies(all -> assertThat(all.getOrDefault("region", "all_regions"))
                                        .isEqualTo("all_regions")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    --top;       0;            from 1 to 100, was "0"
                    --top;       101;          from 1 to 100, was "101"
                    --top;       ten;          from 1 to 100, was "ten"
                    --top;       99999999999;  from 1 to 100, was "99999999999"
                    --period;    0;            from 1 to 365, was "0"
                    --period;    366;          from 1 to 365, was "366"
                    --region;    usa;          two letters such as US, or all, was "usa"
                    --industry;  Petz;         Pets | Home Improvement
                    --industry;  0;            an industry's number from 1
                    --transport; ftp;          jdk or feign, was "ftp"
                    --format;    xml;          table or csv or json, was "xml"
                    --colour;    red;          Unknown option
                    """)
    void refusesWhatIsNotAllowedAndSaysWhatIs(String option, String value, String reason, StubKeyApiServer stub) {
        Invocation run = Invocation.of(stub, option, value);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("hashtags: ").contains(reason).hasLineCount(1);
        assertThat(stub.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"400, InvalidRequest", "401, Unauthorized", "402, OutOfCredits", "403, Forbidden", "302, Unexpected"})
    void tellsAFailureInOneLine(int status, String type, StubKeyApiServer stub) {
        stub.enqueue(StubResponse.envelope(status, status, "no\u001b[2J\nway"));

        Invocation run = Invocation.of(stub);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("hashtags: ")
                .contains("HTTP " + status)
                .hasLineCount(1)
                .doesNotContain("\u001b", type, stub.apiKey().reveal());
    }

    @ParameterizedTest
    @CsvSource({
        "--reigon=US, --region",
        "fetch --transprot=jdk, --transport",
        "fetch --al, --all",
        "fetc, fetch",
        "snapshto x.jsonl, snapshot"
    })
    void suggestsWhatMayHaveBeenMeant(String command, String meant) {
        Invocation run = Invocation.of(CliTest::noEndpoint, Map.of(), command.split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("did you mean ", meant).hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdk", "feign"})
    void tellsANameThatIsNotKnownFromARefusedConnection(String transport, StubKeyApiServer stub) {
        ClientSettings settings = stub.settings();
        URI nowhere = URI.create("https://nowhere.invalid");
        stub.close();

        Invocation refused = Invocation.of(() -> Endpoint.at(settings), Map.of(), "--transport=" + transport);
        Invocation unknown =
                Invocation.of(() -> Endpoint.at(settings.withBaseUri(nowhere)), Map.of(), "--transport=" + transport);

        assertThat(refused.exitCode() + unknown.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("accepts no connection").hasLineCount(1);
        assertThat(unknown.err()).contains("the host's name is not known").hasLineCount(1);
    }

    @Test
    void failsWithoutHalfATableWhereALaterPageFails(StubKeyApiServer stub) {
        stub.credits(4);

        Invocation run = Invocation.of(stub, "--top=100");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("hashtags: ");
    }

    @Test
    void showsTheStackTraceOnlyWhereItIsAskedFor(StubKeyApiServer stub) {
        stub.accepting(ApiKey.of("another"));

        Invocation run = Invocation.of(stub, "--verbose");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("hashtags: ")
                .contains("\tat io.github.trendinghashtags")
                .doesNotContain(stub.apiKey().reveal());
    }

    @Test
    void startsAStubAndSaysSoWithoutAKey() {
        Invocation run = Invocation.of(() -> Endpoint.from(Map.of()), Map.of(), "--top=3");

        assertThat(run.exitCode()).isZero();
        assertThat(run.lines().get(0)).startsWith("No KEYAPI_TOKEN").hasSizeLessThanOrEqualTo(80);
        assertThat(run.lines().get(3)).startsWith("   1  ★new  #clean ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "json"})
    void keepsTheNoticeOutOfWhatProgramsRead(String format) {
        Invocation run =
                Invocation.of(() -> Endpoint.stub(Endpoint.STUB_NOTICE), Map.of(), "--top=3", "--format", format);

        assertThat(run.err()).isEqualTo(Endpoint.STUB_NOTICE + System.lineSeparator());
        assertThat(run.out()).doesNotContain("KEYAPI_TOKEN").contains("clean");
    }

    @Test
    void refusesAnEnvironmentThatItCannotUse() {
        Invocation run = Invocation.of(
                () -> {
                    throw new Endpoint.BadEnvironment(new IllegalArgumentException("not a key"));
                },
                Map.of());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("KEYAPI_TOKEN").contains("not a key").hasLineCount(1);
    }

    @Test
    void fitsTheTerminal(StubKeyApiServer stub) {
        Invocation narrow = Invocation.of(() -> Endpoint.at(stub.settings()), Map.of("COLUMNS", "40"));
        Invocation odd = Invocation.of(() -> Endpoint.at(stub.settings()), Map.of("COLUMNS", "wide"));

        assertThat(narrow.lines().subList(0, 21))
                .allSatisfy(line -> assertThat(Text.width(line)).isLessThanOrEqualTo(40));
        assertThat(odd.lines().subList(0, 21))
                .allSatisfy(line -> assertThat(Text.width(line)).isLessThanOrEqualTo(80));
    }

    @Test
    void coloursOnATerminalAlone(StubKeyApiServer stub) {
        assertThat(Invocation.of(stub).out()).doesNotContain("\u001b");
        assertThat(outOnATerminal(stub, Map.of())).contains("\u001b[33m★new\u001b[0m");
        assertThat(outOnATerminal(stub, Map.of("NO_COLOR", "1"))).doesNotContain("\u001b");
        assertThat(outOnATerminal(stub, Map.of("TERM", "dumb"))).doesNotContain("\u001b");
    }

    private static String outOnATerminal(StubKeyApiServer stub, Map<String, String> environment) {
        StringWriter out = new StringWriter();
        Terminal terminal = Terminal.of(out, new StringWriter(), environment, true);
        Cli.run(terminal, () -> Endpoint.at(stub.settings()), "--top=1");
        return out.toString();
    }

    @ParameterizedTest
    @CsvSource({"Broken pipe, 0", "No space left on device, 1"})
    void endsQuietlyWhereNobodyReadsAndLoudlyWhereNothingIsWritten(
            String problem, int exitCode, StubKeyApiServer stub) {
        StringWriter err = new StringWriter();
        Terminal terminal = Terminal.of(failingWith(problem), err, Map.of(), false);

        assertThat(Cli.run(terminal, () -> Endpoint.at(stub.settings()))).isEqualTo(exitCode);
        assertThat(err.toString().contains(problem)).isEqualTo(exitCode != 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--format=csv", "--help", "plan"})
    void endsLoudlyIfTheLastOfItsOutputIsNotWritten(String command, StubKeyApiServer stub) {
        StringWriter err = new StringWriter();
        Terminal terminal =
                Terminal.of(new BufferedWriter(failingWith("No space left on device"), 1 << 20), err, Map.of(), false);

        assertThat(Cli.run(terminal, () -> Endpoint.at(stub.settings()), command))
                .isEqualTo(1);
        assertThat(err.toString())
                .contains("the output can't be written: No space left on device")
                .hasLineCount(1);
    }

    private static Writer failingWith(String problem) {
        OutputStream failing = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(problem);
            }
        };
        return new OutputStreamWriter(failing, StandardCharsets.UTF_8);
    }

    @Test
    void helpsAndTellsItsVersionWithoutARequest() {
        Invocation help = Invocation.of(CliTest::noEndpoint, Map.of(), "--help");
        Invocation version = Invocation.of(CliTest::noEndpoint, Map.of(), "--version");

        assertThat(help.exitCode()).isZero();
        assertThat(help.out()).contains("--region", "--period", "--industry", "--new", "--top", "--transport");
        assertThat(help.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(version.exitCode()).isZero();
        assertThat(version.out())
                .startsWith("trending-hashtags ")
                .contains("Java ")
                .hasLineCount(1);
    }

    private static Endpoint noEndpoint() {
        throw new AssertionError("nothing is to be fetched");
    }
}
