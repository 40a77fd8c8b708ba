/**
 * Cut scores from a distribution: a level table whose cut scores are those of the schools of a
 * baseline year, and what is worth knowing of it. Knows nothing of rule text or files. Start with
 * {@link org.sqis.core.calibrate.Calibration}.
 */
@NullMarked
package org.sqis.core.calibrate;

import org.jspecify.annotations.NullMarked;
