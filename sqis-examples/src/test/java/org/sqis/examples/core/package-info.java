/**
 * Tests of the example {@code core-2014-15}. {@link org.sqis.examples.core.SlowIndex} computes the
 * index a second time from the files, without the library.
 */
@org.jspecify.annotations.NullMarked
package org.sqis.examples.core;
