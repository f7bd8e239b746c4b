package io.github.trendinghashtags.testkit.reference;

import io.github.trendinghashtags.keyapi.JsonTokens;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A cursor that leaves everything to another one, until a subclass breaks something. */
public class ForwardingJson implements JsonTokens {
    private final JsonTokens json;

    public ForwardingJson(JsonTokens json) {
        this.json = json;
    }

    @Override
    public Kind kind() throws IOException {
        return json.kind();
    }

    @Override
    public @Nullable String nextField() throws IOException {
        return json.nextField();
    }

    @Override
    public boolean nextElement() throws IOException {
        return json.nextElement();
    }

    @Override
    public String text() throws IOException {
        return json.text();
    }

    @Override
    public long integer() throws IOException {
        return json.integer();
    }

    @Override
    public double decimal() throws IOException {
        return json.decimal();
    }

    @Override
    public boolean bool() throws IOException {
        return json.bool();
    }

    @Override
    public void skip() throws IOException {
        json.skip();
    }

    @Override
    public void end() throws IOException {
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
