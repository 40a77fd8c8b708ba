/**
 * Workload W in sqis, and programs that measure it. No scoring: all rules are in {@code w.sqis}.
 * Start with {@link org.sqis.bench.Workload}; {@code bench.py} runs everything, each in a JVM of
 * its own.
 */
@NullMarked
package org.sqis.bench;

import org.jspecify.annotations.NullMarked;
