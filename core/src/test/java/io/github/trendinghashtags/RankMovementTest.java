package io.github.trendinghashtags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.trendinghashtags.RankMovement.Direction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class RankMovementTest {

    @Test
    void eachFactoryNamesItsDirection() {
        assertThat(RankMovement.up(3)).isEqualTo(new RankMovement(Direction.UP, 3, null));
        assertThat(RankMovement.down(2)).isEqualTo(new RankMovement(Direction.DOWN, 2, null));
        assertThat(RankMovement.unchanged()).isEqualTo(new RankMovement(Direction.UNCHANGED, null, null));
        assertThat(RankMovement.newEntry()).isEqualTo(new RankMovement(Direction.NEW, null, null));
        assertThat(RankMovement.unknown(9)).isEqualTo(new RankMovement(Direction.UNKNOWN, null, 9));
    }

    @ParameterizedTest
    @EnumSource
    void everyDirectionGoesWithoutFigures(Direction direction) {
        RankMovement movement = new RankMovement(direction, null, null);

        assertThat(movement.places()).isNull();
        assertThat(movement.code()).isNull();
    }

    @Test
    void placesMayBeZeroButNotNegative() {
        assertThat(RankMovement.down(0).places()).isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RankMovement.up(-1))
                .withMessage("places must be at least 0, was -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RankMovement.down(-1))
                .withMessage("places must be at least 0, was -1");
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"UP", "DOWN"})
    void onlyUpAndDownHavePlaces(Direction direction) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RankMovement(direction, 1, null))
                .withMessage("places must be null for " + direction + ", was 1");
    }

    @Test
    void aCodeMayBeAnyNumber() {
        assertThat(RankMovement.unknown(-9).code()).isEqualTo(-9);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "UNKNOWN")
    void onlyUnknownHasACode(Direction direction) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RankMovement(direction, null, 7))
                .withMessage("code must be null for " + direction + ", was 7");
    }

    @Test
    void aMovementNeedsADirection() {
        assertThatNullPointerException()
                .isThrownBy(() -> new RankMovement(null, null, null))
                .withMessage("direction");
    }
}
