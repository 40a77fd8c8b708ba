/**
 * Studies of how results hang on what a policy chose: ranks under many weights. The fast way works
 * with {@code double} and a proven bound of its error; whatever lies closer is decided by
 * fractions. Must not know how results were computed, rule text, files, clock. Start with {@link
 * org.sqis.core.study.RankStudySetup}.
 */
@NullMarked
package org.sqis.core.study;

import org.jspecify.annotations.NullMarked;
