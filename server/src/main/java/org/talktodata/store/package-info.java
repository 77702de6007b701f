/**
 * Step one of the line on the server: tables kept in DuckDB. {@link
 * org.talktodata.store.TableStore} creates, corrects and deletes them, {@link
 * org.talktodata.store.Database} opens connections to them, {@link org.talktodata.store.Profiler}
 * says what their columns look like, {@link org.talktodata.store.Relations} knows the keys between
 * them. Files become tables in {@code org.talktodata.upload}.
 */
package org.talktodata.store;
