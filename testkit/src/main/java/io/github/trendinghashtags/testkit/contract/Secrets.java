package io.github.trendinghashtags.testkit.contract;

import io.github.trendinghashtags.ApiKey;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keys that must appear nowhere, nor either half of one. */
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

    /** The first of them that is in the text, a whole key before its halves, or an empty text where none is. */
    String findIn(String text) {
        return texts.stream().filter(text::contains).findFirst().orElse("");
    }

    boolean areIn(String text) {
        return !findIn(text).isEmpty();
    }

    /** The text without them, to be shown. */
    String hideIn(String text) {
        String hidden = text;
        for (String secret : texts) {
            hidden = hidden.replace(secret, "<key>");
        }
        return hidden;
    }
}
