package io.github.trendinghashtags.keyapi;

import java.io.IOException;

/** Tokens of which a test can change a part. */
class ForwardingTokens implements JsonTokens {
    private final JsonTokens tokens;

    ForwardingTokens(JsonTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public Kind kind() throws IOException {
        return tokens.kind();
    }

    @Override
    public String nextField() throws IOException {
        return tokens.nextField();
    }

    @Override
    public boolean nextElement() throws IOException {
        return tokens.nextElement();
    }

    @Override
    public String text() throws IOException {
        return tokens.text();
    }

    @Override
    public long integer() throws IOException {
        return tokens.integer();
    }

    @Override
    public double decimal() throws IOException {
        return tokens.decimal();
    }

    @Override
    public boolean bool() throws IOException {
        return tokens.bool();
    }

    @Override
    public void skip() throws IOException {
        tokens.skip();
    }

    @Override
    public void end() throws IOException {
        tokens.end();
    }

    @Override
    public String location() {
        return tokens.location();
    }

    @Override
    public void close() {
        tokens.close();
    }
}
