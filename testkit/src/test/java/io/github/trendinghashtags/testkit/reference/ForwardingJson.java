package io.github.trendinghashtags.testkit.reference;

import io.github.trendinghashtags.spi.JsonTokens;
import org.jspecify.annotations.Nullable;

/** A cursor that leaves everything to another one, until a subclass breaks something. */
public class ForwardingJson implements JsonTokens {
    private final JsonTokens json;

    public ForwardingJson(JsonTokens json) {
        this.json = json;
    }

    @Override
    public Kind kind() {
        return json.kind();
    }

    @Override
    public @Nullable String nextField() {
        return json.nextField();
    }

    @Override
    public boolean nextElement() {
        return json.nextElement();
    }

    @Override
    public String text() {
        return json.text();
    }

    @Override
    public long integer() {
        return json.integer();
    }

    @Override
    public double decimal() {
        return json.decimal();
    }

    @Override
    public boolean bool() {
        return json.bool();
    }

    @Override
    public void skip() {
        json.skip();
    }

    @Override
    public void end() {
        json.end();
    }

    @Override
    public String location() {
        return json.location();
    }

    @Override
    public void close() {
        json.close();
    }
}
