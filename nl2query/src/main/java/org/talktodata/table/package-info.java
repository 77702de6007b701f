/**
 * Step one of the line as words need it: tables, columns, what their cells look like, and the
 * values that a sentence may name. The server fills it from the stored tables; the corpus fills it
 * from schemas.
 */
package org.talktodata.table;
