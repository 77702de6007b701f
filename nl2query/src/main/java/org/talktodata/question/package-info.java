/**
 * Step two of the line: the question, a sentence about some tables, and its {@link
 * org.talktodata.question.Reading}. The parser package does the reading.
 */
package org.talktodata.question;
