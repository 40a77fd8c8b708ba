/**
 * The front door of the library for rule files: {@link org.sqis.dsl.Sqis} compiles them and loads
 * data. Everything here is immutable and safe for every thread.
 */
@NullMarked
package org.sqis.dsl;

import org.jspecify.annotations.NullMarked;
