/**
 * The command line: reads arguments, calls the library, prints what it gives, and ends with an exit
 * code. It must not know how anything is scored, explained or compared; every number printed here
 * comes from the library as it is printed. Nothing but {@link org.sqis.cli.Main#main} touches the
 * standard streams or ends the process. Start with {@link org.sqis.cli.Main}; each command is one
 * class, and {@link org.sqis.cli.Workspace} is what most of them work on.
 */
@NullMarked
package org.sqis.cli;

import org.jspecify.annotations.NullMarked;
