package io.github.trendinghashtags;

import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Objects;
import java.util.Set;
import java.util.Spliterator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Walks a ranking page by page, and pays for a page only when its first entry is asked for. */
final class PagedHashtags implements Spliterator<TrendingHashtag> {
    /** Ten times the documented top 100: the most that whole rankings ask for, too. */
    private static final int MAX_PAGES = 50;

    private final TrendingHashtagsPort port;
    private final Set<String> seen = new HashSet<>();
    private TrendingHashtagsQuery next;
    private Iterator<TrendingHashtag> page = Collections.emptyIterator();
    private int fetchedPages;
    private boolean last;

    /** Entries before the first page, if pages are as long as that one; negative until it is fetched. */
    private long skipped = -1;

    PagedHashtags(TrendingHashtagsPort port, TrendingHashtagsQuery first) {
        this.port = port;
        this.next = Objects.requireNonNull(first, "query");
    }

    @Override
    public boolean tryAdvance(Consumer<? super TrendingHashtag> action) {
        if (!page.hasNext() && !last) {
            turn();
        }
        if (!page.hasNext()) {
            return false;
        }
        action.accept(page.next());
        return true;
    }

    private void turn() {
        TrendingHashtagsPage fetched = Objects.requireNonNull(port.fetch(next), "the port returned no page");
        fetchedPages++;
        boolean news = false;
        for (TrendingHashtag hashtag : fetched.hashtags()) {
            news |= seen.add(hashtag.id());
        }
        if (skipped < 0) {
            skipped = (next.page() - 1L)
                    * Math.min(next.limit(), fetched.hashtags().size());
        }
        // A total below what has come is wrong: has_more says whether there is more.
        boolean totalReached = skipped + seen.size() == fetched.total();
        boolean limitReached = fetchedPages == MAX_PAGES || next.page() == Integer.MAX_VALUE;
        last = !fetched.hasMore() || !news || totalReached || limitReached;
        if (news) {
            page = fetched.hashtags().iterator();
        }
        if (!last) {
            next = next.withPage(next.page() + 1);
        }
    }

    /** Never splits: a parallel stream would pay for pages ahead of need. */
    @Override
    public @Nullable Spliterator<TrendingHashtag> trySplit() {
        return null;
    }

    @Override
    public long estimateSize() {
        return Long.MAX_VALUE;
    }

    @Override
    public int characteristics() {
        return ORDERED | NONNULL | IMMUTABLE;
    }
}
