<<<<<<< HEAD
/** Tests of what the sources say of the waiver of the CORE districts. */
@NullMarked
package org.sqis.examples.waiver;

import org.jspecify.annotations.NullMarked;
=======
/**
 * Tests of the example {@code core-waiver}. {@link org.sqis.examples.waiver.SlowTargets} computes
 * the state's targets a second time from the files, without the library.
 */
@org.jspecify.annotations.NullMarked
package org.sqis.examples.waiver;
>>>>>>> 41f082246dd6fa5dae919e9bc86b70c5478b269e
