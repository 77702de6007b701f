/**
 * A door for assistants: the tables and the way from a question to a chart as tools of the Model
 * Context Protocol.
 */
package org.talktodata.mcp;
