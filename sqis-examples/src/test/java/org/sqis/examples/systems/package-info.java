/**
 * Tests of the examples {@code california-essa}, {@code tennessee-2016} and {@code texas}. Each has
 * a slow computation that is written from the text of the system and reads the files itself; it
 * knows nothing of the engine. Start with {@link org.sqis.examples.systems.SecondSystemsTest}.
 */
@NullMarked
package org.sqis.examples.systems;

import org.jspecify.annotations.NullMarked;
