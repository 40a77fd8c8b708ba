/**
 * What the shipped examples are made with: {@link org.sqis.examples.SyntheticConsortium} writes the
 * data of {@code core-2014-15}, {@link org.sqis.examples.SyntheticWaiver} those of {@code
 * core-waiver}, {@link org.sqis.examples.SyntheticGrowthFile} those of {@code
 * california-api-2000-groups}, {@link org.sqis.examples.SyntheticDashboardFiles} those of the two
 * Dashboard examples, {@link org.sqis.examples.SyntheticSystems} those of {@code california-essa},
 * {@code tennessee-2016} and {@code texas}. It knows nothing of policies and of the library; it
 * only writes files. Start reading there.
 */
@NullMarked
package org.sqis.examples;

import org.jspecify.annotations.NullMarked;
