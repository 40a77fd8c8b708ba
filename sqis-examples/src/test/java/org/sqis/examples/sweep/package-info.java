/**
 * Checks that published answers pin every number of a policy: {@link
 * org.sqis.examples.sweep.ConstantSweep} changes each one by its smallest meaningful step and sees
 * whether verification reports a difference. Test support for every example with answers; start
 * reading there.
 */
@org.jspecify.annotations.NullMarked
package org.sqis.examples.sweep;
