/**
 * Baselines on disk: run configurations and their pinned results, how they are recorded, checked in parallel and updated, and how a check is told to people, to
 * pull requests (Markdown), to build servers (JUnit XML) and to programs (JSON). What makes two runs differ is found in {@code research.baseline}; what a
 * request means, in {@code cli.request}. Files are written beside their place and moved there when they are whole.
 */
@NullMarked
package dev.wafer.cli.baseline;

import org.jspecify.annotations.NullMarked;
