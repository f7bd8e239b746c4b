package io.github.trendinghashtags.keyapi;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Whatever answers, it is a page or one of our exceptions. CONTRIBUTING.md says how to run this for hours. */
class AnswerReaderFuzzTest {

    @FuzzTest
    void anyAnswerIsAPageOrOneOfOurExceptions(byte[] wire) {
        SafeReading.of(WireAnswer.parse(wire));
    }

    @FuzzTest
    void anyChangeToTheDocumentedAnswerIsAPageOrOneOfOurExceptions(byte[] choices) {
        SafeReading.of(DocumentedAnswerMutant.draw(new Choices(choices)));
    }
}
