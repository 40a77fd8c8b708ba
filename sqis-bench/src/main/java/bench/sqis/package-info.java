/**
 * Variants of workload W in sqis. They are below the package {@code bench} because the baselines'
 * {@code Runner}, which is never changed, looks for variants there.
 */
package bench.sqis;
