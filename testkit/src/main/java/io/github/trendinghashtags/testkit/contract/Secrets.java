package io.github.trendinghashtags.testkit.contract;

import io.github.trendinghashtags.ApiKey;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keys that must appear nowhere, nor their halves. */
final class Secrets {
    private final List<String> texts = new CopyOnWriteArrayList<>();

    static Secrets of(ApiKey key) {
        Secrets secrets = new Secrets();
        secrets.add(key);
        return secrets;
    }

    void add(ApiKey key) {
        String text = key.reveal();
        int half = text.length() / 2;
        texts.addAll(List.of(text, text.substring(0, half), text.substring(half)));
    }

    /** Returns the first of them in the text, a whole key before its halves, or an empty text if there is none. */
    String findIn(String text) {
        return texts.stream().filter(text::contains).findFirst().orElse("");
    }

    boolean areIn(String text) {
        return !findIn(text).isEmpty();
    }

    /** Replaces them in a text that is shown. */
    String hideIn(String text) {
        String hidden = text;
        for (String secret : texts) {
            hidden = hidden.replace(secret, "<key>");
        }
        return hidden;
    }
}
