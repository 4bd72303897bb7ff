/**
 * Baselines inside JUnit Jupiter, for teams that test strategies in Java. A test runs what {@code wafer baseline check} runs and fails with what it prints.
 *
 * <p>Context: a baseline means the same in a build server's command and in a test, to the letter. Choice: this package knows one class of the command line,
 * {@link dev.wafer.cli.Main}, and calls it with the words that a user would type. Given up: a view of a difference as objects, and a smaller class path.
 */
@NullMarked
package dev.wafer.junit;

import org.jspecify.annotations.NullMarked;
