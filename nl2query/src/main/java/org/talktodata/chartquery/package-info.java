/**
 * Step three of the line: the chart query, the language between words and data. Things ({@link
 * org.talktodata.chartquery.ChartQuery} and its parts) and one reader and writer ({@link
 * org.talktodata.chartquery.ChartQueryJson}). The parser writes it, the server's planner checks it.
 */
package org.talktodata.chartquery;
