package io.github.trendinghashtags.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.trendinghashtags.testkit.contract.PageCacheContract.Leases;
import io.github.trendinghashtags.testkit.contract.PageCacheContract.Pages;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each test of the contract for caches catches a cache that is broken in one way. */
class BrokenCachesTest {

    static Stream<Arguments> broken() {
        Class<?> arguments = PageCacheContract.Arguments.class;
        return Stream.of(
                arguments(BrokenCaches.OpensAUsedStore.class, Pages.class, "knowsNothingAtFirst"),
                arguments(BrokenCaches.PutsAReceiptOfItsOwn.class, Pages.class, "keepsAPageAsItIs"),
                arguments(BrokenCaches.KeepsOnePageForAllQueries.class, Pages.class, "keepsAPageForEachQuery"),
                arguments(BrokenCaches.IgnoresThePeriod.class, Pages.class, "keepsAPageForEachQuery"),
                arguments(BrokenCaches.IgnoresTheIndustry.class, Pages.class, "keepsAPageForEachQuery"),
                arguments(
                        BrokenCaches.WritesCountsThatAreAbsentAsZero.class,
                        Pages.class,
                        "keepsWhatTheVendorLeavesOutAndEveryScript"),
                arguments(BrokenCaches.KeepsThePageThatCameLast.class, Pages.class, "keepsThePageThatWasCompletedLast"),
                arguments(BrokenCaches.KeepsTheLaterPageAlways.class, Pages.class, "replacesALaterPageByTheHolders"),
                arguments(BrokenCaches.KeepsPagesOfHoldersOnly.class, Pages.class, "keepsAPageWithoutALease"),
                arguments(BrokenCaches.IncludesTheEnd.class, Pages.class, "returnsOnlyPagesCompletedWithinTheRange"),
                arguments(
                        BrokenCaches.IncludesWhatIsBefore.class,
                        Pages.class,
                        "returnsOnlyPagesCompletedWithinTheRange"),
                arguments(BrokenCaches.ExcludesTheStart.class, Pages.class, "returnsOnlyPagesCompletedWithinTheRange"),
                arguments(BrokenCaches.InvalidatesNothing.class, Pages.class, "dropsAPageThatIsInvalidated"),
                arguments(BrokenCaches.InvalidatesAll.class, Pages.class, "dropsAPageThatIsInvalidated"),
                arguments(BrokenCaches.ClearsNothing.class, Pages.class, "dropsAllPagesWhenCleared"),
                arguments(BrokenCaches.SharesNothing.class, Pages.class, "sharesPagesWithAnotherCacheOverTheStore"),
                arguments(BrokenCaches.LeasesToAll.class, Leases.class, "leasesAPageToOneAtATime"),
                arguments(BrokenCaches.ReportsTheWrongRetryAfter.class, Leases.class, "saysWhenTheLeaseEnds"),
                arguments(BrokenCaches.NeverRenewsALease.class, Leases.class, "leasesToTheHolderAgain"),
                arguments(BrokenCaches.LeasesAllPagesAtOnce.class, Leases.class, "leasesEachPageByItself"),
                arguments(BrokenCaches.ChecksBeforeItLeases.class, Leases.class, "grantsOneLeaseToManyWhoAskAtOnce"),
                arguments(BrokenCaches.EndsNoLease.class, Leases.class, "endsALeaseByItself"),
                arguments(BrokenCaches.ReleasesNothing.class, Leases.class, "endsALeaseThatIsReleased"),
                arguments(BrokenCaches.ReleasesTheLeaseOfAnother.class, Leases.class, "endsNoLeaseOfAnother"),
                arguments(BrokenCaches.PublishesOverTheLeaseOfAnother.class, Leases.class, "endsNoLeaseOfAnother"),
                arguments(BrokenCaches.KeepsTheLeaseOfAPage.class, Leases.class, "endsTheLeaseWithItsPage"),
                arguments(BrokenCaches.DropsLeasesWithAPage.class, Leases.class, "keepsLeasesWhenPagesAreDropped"),
                arguments(BrokenCaches.DropsLeasesWithAllPages.class, Leases.class, "keepsLeasesWhenPagesAreDropped"),
                arguments(BrokenCaches.SharesNothing.class, Leases.class, "sharesLeasesWithAnotherCacheOverTheStore"),
                arguments(BrokenCaches.TakesALeaseWithoutTime.class, arguments, "refusesALeaseWithoutTime"),
                arguments(BrokenCaches.NamesNoNull.class, arguments, "refusesNullByName"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void theContractCatchesTheBrokenCache(Class<?> contract, Class<?> theme, String test) {
        assertThat(FailedTests.ofOne(contract, theme, test)).containsExactly(test);
    }

    @Test
    void everyTestOfTheContractCatchesOne() {
        Stream<String> tests = Stream.of(CachePageTests.class, CacheLeaseTests.class, CacheArgumentTests.class)
                .flatMap(theme -> Arrays.stream(theme.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(Test.class))
                .map(method -> method.getName());

        assertThat(broken().map(row -> row.get()[2]).distinct()).containsExactlyInAnyOrderElementsOf(tests.toList());
    }
}
