/** The command line: {@link org.talktodata.command.Main} with one class for each subcommand. */
package org.talktodata.command;
