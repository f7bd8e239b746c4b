package io.github.trendinghashtags.testkit.contract;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** {@link CallModes} of a test that mostly waits: it runs beside others of its kind if JUnit's parallel execution is enabled. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@CallModes
@Execution(ExecutionMode.CONCURRENT)
@interface WaitingCallModes {}
