/**
 * Measures a real server in its own process, as its users meet it: {@link
 * org.talktodata.bench.StartBench} and its siblings each measure one thing and write one {@link
 * org.talktodata.bench.Section} of the {@link org.talktodata.bench.Report}.
 */
package org.talktodata.bench;
