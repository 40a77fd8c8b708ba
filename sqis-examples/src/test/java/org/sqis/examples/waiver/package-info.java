/**
 * Tests of the example {@code core-waiver}. {@link org.sqis.examples.waiver.SlowTargets} computes
 * the state's targets a second time from the files, without the library.
 */
@org.jspecify.annotations.NullMarked
package org.sqis.examples.waiver;
