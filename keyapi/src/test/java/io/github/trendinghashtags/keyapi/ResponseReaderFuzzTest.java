package io.github.trendinghashtags.keyapi;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Whatever answers, it is a page or one of our exceptions. CONTRIBUTING.md says how to run this for hours. */
class ResponseReaderFuzzTest {

    @FuzzTest
    void anyResponseIsAPageOrOneOfOurExceptions(byte[] wire) {
        SafeReading.of(WireResponse.parse(wire));
    }

    @FuzzTest
    void anyChangeToTheDocumentedResponseIsAPageOrOneOfOurExceptions(byte[] choices) {
        SafeReading.of(DocumentedResponseMutant.draw(new Choices(choices)));
    }
}
