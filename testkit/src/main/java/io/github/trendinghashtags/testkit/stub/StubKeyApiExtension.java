package io.github.trendinghashtags.testkit.stub;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts a {@link StubKeyApiServer} for each test with a parameter of that type, and closes it after the test.
 *
 * <pre>{@code
 * @ExtendWith(StubKeyApiExtension.class)
 * class RankingTest {
 *     @Test
 *     void listsTheDocumentedHashtagFirst(StubKeyApiServer stub) {
 *         try (var hashtags = JdkHttpTrendingHashtags.create(stub.settings())) {
 *             assertEquals("clean", hashtags.fetch(TrendingHashtagsQuery.defaults()).hashtags().get(0).name());
 *         }
 *     }
 * }
 * }</pre>
 *
 * <p>With {@link #perClass()}, all tests of a class share one stub; so they do if a {@code @BeforeAll} method or a
 * constructor has the parameter.
 */
@SuppressWarnings("exports") // Who uses an extension has JUnit.
public final class StubKeyApiExtension implements BeforeAllCallback, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(StubKeyApiExtension.class);

    private final boolean perClass;

    /** Creates an extension that starts a stub for each test. */
    public StubKeyApiExtension() {
        this(false);
    }

    private StubKeyApiExtension(boolean perClass) {
        this.perClass = perClass;
    }

    /**
     * Returns an extension that starts one stub for a test class and closes it after the last test, for a static field:
     *
     * <pre>{@code
     * @RegisterExtension
     * static final StubKeyApiExtension STUB = StubKeyApiExtension.perClass();
     * }</pre>
     *
     * @return the extension
     */
    public static StubKeyApiExtension perClass() {
        return new StubKeyApiExtension(true);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (perClass) {
            stub(context);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == StubKeyApiServer.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return stub(context);
    }

    /** Returns the stub of this context or of an enclosing one; the context that it was made for closes it. */
    private static StubKeyApiServer stub(ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .getOrComputeIfAbsent(Held.class, type -> new Held(StubKeyApiServer.start()), Held.class)
                .stub();
    }

    /** JUnit 5.12 closes the former, and later versions, which deprecate it, the latter. */
    @SuppressWarnings("deprecation")
    private record Held(StubKeyApiServer stub) implements ExtensionContext.Store.CloseableResource, AutoCloseable {
        @Override
        public void close() {
            stub.close();
        }
    }
}
