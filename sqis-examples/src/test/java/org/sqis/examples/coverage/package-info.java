/**
 * The table of what of the waiver is built, in {@code docs/coverage.md}: that it is whole, that
 * what it names exists, and that the tests it names ran. Start with {@link
 * org.sqis.examples.coverage.CoverageTableTest}.
 */
package org.sqis.examples.coverage;
