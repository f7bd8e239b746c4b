package io.github.trendinghashtags.examples.cli;

import io.github.trendinghashtags.adapter.redis.RedisStores;
import io.github.trendinghashtags.examples.cli.ConnectionOptions.RefusedException;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Opens stores in a Redis, which many machines share. A part of the composition root. Loads Lettuce: so nothing names this
 * class but the option that asks for it.
 */
final class SharedRedis {
    private static final String FORM = "redis://[[USER:]PASSWORD@]HOST[:PORT][/DATABASE], or rediss:// for TLS";

    /** Lettuce would take a port that is no number for a part of the name. */
    private static final Pattern URI = Pattern.compile(
            "rediss?://([^/?#]*@)?(\\[[0-9A-Fa-f:.]+]|[^\\[\\]:/?#@]+)(:[0-9]{1,5})?(/[0-9]{0,9})?([?].*)?");

    /** The variable from which redis-cli reads its password. All users of a machine can see its processes' arguments. */
    private static final String PASSWORD_VARIABLE = "REDISCLI_AUTH";

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private SharedRedis() {}

    /**
     * Connects.
     *
     * @param uri may have a password, which no message shows
     * @param keyPrefix names who shares
     * @throws RefusedException if the URI or the prefix is none
     * @throws UnreachableException if Redis can't be reached
     */
    static Stores open(String uri, String keyPrefix) {
        RedisURI address = parse(uri);
        RedisClient client = RedisClient.create(address);
        try {
            RedisStores stores = RedisStores.connect(client, keyPrefix);
            return new Stores(stores.creditLedger(), stores.pageCache(), stores.pace(), () -> {
                stores.close();
                client.shutdown();
            });
        } catch (IllegalArgumentException badPrefix) {
            client.shutdown();
            throw new RefusedException("--key-prefix: " + badPrefix.getMessage());
        } catch (RuntimeException unreachable) {
            client.shutdown();
            throw new UnreachableException(address.getHost() + ":" + address.getPort(), unreachable);
        }
    }

    private static RedisURI parse(String uri) {
        try {
            Matcher parts = URI.matcher(uri);
            if (parts.matches()) {
                RedisURI address = RedisURI.create(uri);
                address.setTimeout(LONGEST_WAIT);
                String password = System.getenv(PASSWORD_VARIABLE);
                if (parts.group(1) == null && password != null && !password.isEmpty()) {
                    address.setAuthentication(password);
                }
                return address;
            }
        } catch (IllegalArgumentException malformed) {
            // Its message has the URI, and the password with it.
        }
        throw new RefusedException(
                "--redis must be " + FORM + "; what was given is not shown, for it may have a password");
    }

    /** A Redis that can't be reached or refuses the password. The message is complete. */
    static final class UnreachableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnreachableException(String address, RuntimeException cause) {
            super("Redis at " + address + " can't be used: " + reason(cause), cause);
        }

        private static String reason(Throwable failure) {
            Throwable deepest = failure;
            while (deepest.getCause() != null) {
                deepest = deepest.getCause();
            }
            return deepest.getMessage() == null ? "no reason is known" : deepest.getMessage();
        }
    }
}
