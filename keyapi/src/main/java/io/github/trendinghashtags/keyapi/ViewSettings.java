package io.github.trendinghashtags.keyapi;

import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.ResiliencePolicy;
import java.util.Objects;
import java.util.function.Function;

/** Checks that a view changes nothing that it shares with its client. */
final class ViewSettings {
    private final ClientSettings client;
    private final ClientSettings view;

    private ViewSettings(ClientSettings client, ClientSettings view) {
        this.client = client;
        this.view = view;
    }

    /**
     * Requires what the calls of all views share to be the client's.
     *
     * @throws IllegalArgumentException if a setting is another; the message names it, and shows no address
     */
    static void requireShared(ClientSettings client, ClientSettings view) {
        ViewSettings settings = new ViewSettings(client, view);
        settings.require("baseUri", ClientSettings::baseUri, false);
        settings.require("connectTimeout", ClientSettings::connectTimeout, true);
        settings.require("maxConcurrency", ClientSettings::maxConcurrency, true);
        settings.require("maxBodyBytes", ClientSettings::maxBodyBytes, true);
        settings.require("keyInClearTextAllowed", ClientSettings::keyInClearTextAllowed, true);
        settings.requirePolicy("limitForPeriod", ResiliencePolicy::limitForPeriod);
        settings.requirePolicy("limitRefreshPeriod", ResiliencePolicy::limitRefreshPeriod);
        settings.requirePolicy("timeoutDuration", ResiliencePolicy::timeoutDuration);
        settings.requirePolicy("retryTokens", ResiliencePolicy::retryTokens);
        settings.requirePolicy("tokensPerSuccess", ResiliencePolicy::tokensPerSuccess);
    }

    private void requirePolicy(String name, Function<ResiliencePolicy, Object> value) {
        require("resilience." + name, settings -> value.apply(settings.resilience()), true);
    }

    private void require(String name, Function<ClientSettings, Object> value, boolean shown) {
        Object shared = value.apply(client);
        Object changed = value.apply(view);
        if (!Objects.equals(shared, changed)) {
            String values = shown ? "must stay " + shared + ", was " + changed : "must stay as it is";
            throw new IllegalArgumentException(
                    name + " is shared by a client and its views, and " + values + ": build another client for it");
        }
    }
}
