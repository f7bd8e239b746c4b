package io.github.trendinghashtags.adapter.redis;

import io.github.trendinghashtags.credits.CreditLedger;
import io.github.trendinghashtags.credits.PageCache;
import io.github.trendinghashtags.keyapi.Pace;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.StringCodec;
import java.time.Duration;
import java.util.Objects;

/**
 * Keeps in Redis what many machines share: a ledger of credits, pages with leases, and a pace. All who use the same Redis and
 * key prefix share the three; others do not meet. Needs Redis 5 or later and Lettuce 6.6 or later. Safe for use by many
 * threads.
 *
 * <pre>{@code
 * var stores = RedisStores.connect(redisClient, "acme-prod");
 * }</pre>
 *
 * <ul>
 *   <li>Each operation is one Lua script or one command, which Redis runs as one step; a lookup reads the page that it found
 *       by a second command in the same round trip. Nothing blocks its caller. All keys have the hash tag {@code {prefix}}.
 *   <li>An operation ends within the time of its user: {@code storeTimeout} of the ports in {@code credits}, 250 ms of the
 *       pace, whatever Lettuce's timeouts are. It is cancelled then, and not sent any more if it has not been. After 100
 *       operations in a row that ended like that, one in 100 ms is sent until Redis responds, in the end one in 10 s, and
 *       the others fail at once.
 *   <li>Operations can run twice if Lettuce sends them again after a lost connection. That changes nothing, except that the
 *       pace loses a permit's time.
 *   <li>Redis should keep what it acknowledges: {@code maxmemory-policy noeviction} and an append-only file. A day takes some
 *       100 bytes a call for a week, a page some 20 KB as long as it can be of use.
 * </ul>
 */
public final class RedisStores implements AutoCloseable {
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);

    private final StatefulRedisConnection<String, String> connection;
    private final boolean owned;
    private final RedisCommands commands;
    private final RedisKeys keys;

    private RedisStores(StatefulRedisConnection<String, String> connection, boolean owned, RedisKeys keys) {
        this.connection = connection;
        this.owned = owned;
        this.commands = new RedisCommands(connection, System::nanoTime);
        this.keys = keys;
    }

    /**
     * Opens a connection, which {@link #close} closes. It connects again by itself if it is lost.
     *
     * @param client the user's client, which stays open
     * @param keyPrefix names who shares: such as {@code acme-prod}, from 1 to 100 characters, not blank, without braces
     * @return the stores
     * @throws IllegalArgumentException if the prefix is blank, too long or has a brace
     * @throws io.lettuce.core.RedisConnectionException if Redis can't be reached now: try again later
     */
    public static RedisStores connect(RedisClient client, String keyPrefix) {
        RedisKeys keys = new RedisKeys(keyPrefix);
        return new RedisStores(Objects.requireNonNull(client, "client").connect(StringCodec.UTF8), true, keys);
    }

    /**
     * Uses a connection of the user's, which stays open: close it after the stores.
     *
     * @param connection may be used by others at the same time, but not for transactions or blocking commands; its codec
     *     does not matter
     * @param keyPrefix names who shares: such as {@code acme-prod}, from 1 to 100 characters, not blank, without braces
     * @return the stores
     * @throws IllegalArgumentException if the prefix is blank, too long or has a brace
     */
    public static RedisStores over(StatefulRedisConnection<String, String> connection, String keyPrefix) {
        RedisKeys keys = new RedisKeys(keyPrefix);
        return new RedisStores(Objects.requireNonNull(connection, "connection"), false, keys);
    }

    /**
     * Returns the ledger of credits: for {@code BudgetedTrendingHashtags.builder(…).ledger(…)}.
     *
     * @return the ledger
     */
    public CreditLedger creditLedger() {
        return new RedisCreditLedger(commands, keys);
    }

    /**
     * Returns the pages and their leases: for {@code CachedTrendingHashtags.builder(…).sharedCache(…)}. Pages of another
     * {@linkplain io.github.trendinghashtags.keyapi.PageJson#VERSION version}, or that can't be read, count as missing.
     *
     * @return the cache
     */
    public PageCache pageCache() {
        return new RedisPageCache(commands, keys);
    }

    /**
     * Returns the pace: for the {@code pace(…)} of a transport's builder. The vendor then sees one client's rate from all of
     * them together. Clients that share it should have the same rate.
     *
     * @return the pace
     */
    public Pace pace() {
        return new RedisPace(commands, keys);
    }

    /**
     * Waits for operations under way, for a second at most, and then closes the connection if {@link #connect} has opened it.
     * So the page and the settlement of a call that has returned are not lost. Operations that begin later fail at once.
     *
     * <p>Does not wait on the thread on which Lettuce completes futures. Waits no longer if it is interrupted; the thread stays
     * interrupted.
     */
    @Override
    public void close() {
        commands.close(CLOSE_TIMEOUT);
        if (owned) {
            connection.close();
        }
    }
}
