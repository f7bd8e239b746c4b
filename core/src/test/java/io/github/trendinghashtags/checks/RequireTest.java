package io.github.trendinghashtags.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequireTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aRangeHasBothItsEnds(int value) {
        assertThatCode(() -> Require.inRange("size", value, 1, 3)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4})
    void aValueOutOfRangeIsRefusedWithNameRangeAndValue(int value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Require.inRange("size", value, 1, 3))
                .withMessage("size must be from 1 to 3, was " + value);
    }

    @Test
    void notANumberIsOutOfEveryRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Require.inRange("share", Double.NaN, 0.0, 1.0))
                .withMessage("share must be from 0.0 to 1.0, was NaN");
    }

    @Test
    void nullsAreRefusedByName() {
        assertThatNullPointerException()
                .isThrownBy(() -> Require.inRange("size", null, 1, 3))
                .withMessage("size");
        assertThatNullPointerException()
                .isThrownBy(() -> Require.upToAYear("age", null))
                .withMessage("age");
        assertThatNullPointerException()
                .isThrownBy(() -> Require.text("id", null))
                .withMessage("id");
    }

    @Test
    void aTimeUpToAYearIsFromZeroTo365Days() {
        Require.upToAYear("age", Duration.ZERO);
        Require.upToAYear("age", Duration.ofDays(365));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Require.upToAYear("age", Duration.ofNanos(-1)))
                .withMessage("age must be from PT0S to PT8760H, was PT-0.000000001S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Require.upToAYear("age", Duration.ofDays(366)))
                .withMessage("age must be from PT0S to PT8760H, was PT8784H");
    }

    @Test
    void aListIsCopied() {
        List<String> list = new ArrayList<>(List.of("a", "b"));
        List<String> copy = Require.copyOf("names", list);

        list.clear();

        assertThat(copy).containsExactly("a", "b").isUnmodifiable();
    }

    @Test
    void aListWithoutAnElementIsRefusedByNameAndIndex() {
        assertThatNullPointerException()
                .isThrownBy(() -> Require.copyOf("names", null))
                .withMessage("names");
        assertThatNullPointerException()
                .isThrownBy(() -> Require.copyOf("names", Arrays.asList("a", null)))
                .withMessage("names[1]");
    }

    @Test
    void anAbsentNumberIsNotTooSmall() {
        assertThatCode(() -> Require.atLeast("posts", null, 0)).doesNotThrowAnyException();
        Require.atLeast("posts", 0, 0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Require.atLeast("posts", Long.MIN_VALUE, 0))
                .withMessage("posts must be at least 0, was " + Long.MIN_VALUE);
    }
}
