package io.github.trendinghashtags.testkit.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.testkit.engine.EngineTestKit;

class StubKeyApiExtensionTest {
    private static final List<StubKeyApiServer> SEEN = new CopyOnWriteArrayList<>();

    @Test
    void everyTestHasAStubOfItsOwnThatIsClosedAfterIt() {
        assertThat(stubsOf(PerTest.class)).hasSize(2).allSatisfy(StubKeyApiExtensionTest::assertClosed);
    }

    @Test
    void allTestsOfAClassShareOneIfTheExtensionSaysSo() {
        assertThat(stubsOf(PerClass.class)).singleElement().satisfies(StubKeyApiExtensionTest::assertClosed);
    }

    @Test
    void allTestsOfAClassShareOneThatWasThereBeforeThem() {
        assertThat(stubsOf(BeforeThem.class)).singleElement().satisfies(StubKeyApiExtensionTest::assertClosed);
    }

    private static List<StubKeyApiServer> stubsOf(Class<?> tests) {
        SEEN.clear();
        EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(tests))
                .execute()
                .testEvents()
                .assertStatistics(events -> events.succeeded(2));
        return SEEN.stream().distinct().toList();
    }

    private static void assertClosed(StubKeyApiServer stub) {
        assertThat(StubClient.refuses(stub.baseUri())).isTrue();
    }

    private static void see(StubKeyApiServer stub) {
        SEEN.add(Objects.requireNonNull(stub));
        assertThat(StubClient.refuses(stub.baseUri())).isFalse();
    }

    @ExtendWith(StubKeyApiExtension.class)
    static class PerTest {
        @Test
        void one(StubKeyApiServer stub) {
            see(stub);
        }

        @Test
        void two(StubKeyApiServer stub) {
            see(stub);
        }
    }

    static class PerClass {
        @RegisterExtension
        static final StubKeyApiExtension STUB = StubKeyApiExtension.perClass();

        @Test
        void one(StubKeyApiServer stub) {
            see(stub);
        }

        @Test
        void two(StubKeyApiServer stub) {
            see(stub);
        }
    }

    @ExtendWith(StubKeyApiExtension.class)
    static class BeforeThem {
        @BeforeAll
        static void before(StubKeyApiServer stub) {
            see(stub);
        }

        @Test
        void one(StubKeyApiServer stub) {
            see(stub);
        }

        @Test
        void two(StubKeyApiServer stub) {
            see(stub);
        }
    }
}
