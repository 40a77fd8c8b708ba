/** Tests of the command line: what it prints, where, and how it ends. */
@NullMarked
package org.sqis.cli;

import org.jspecify.annotations.NullMarked;
