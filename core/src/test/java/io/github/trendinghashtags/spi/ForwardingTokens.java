package io.github.trendinghashtags.spi;

/** Tokens of which a test can change a part. */
class ForwardingTokens implements JsonTokens {
    private final JsonTokens tokens;

    ForwardingTokens(JsonTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public Kind kind() {
        return tokens.kind();
    }

    @Override
    public String nextField() {
        return tokens.nextField();
    }

    @Override
    public boolean nextElement() {
        return tokens.nextElement();
    }

    @Override
    public String text() {
        return tokens.text();
    }

    @Override
    public long integer() {
        return tokens.integer();
    }

    @Override
    public double decimal() {
        return tokens.decimal();
    }

    @Override
    public boolean bool() {
        return tokens.bool();
    }

    @Override
    public void skip() {
        tokens.skip();
    }

    @Override
    public void end() {
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
