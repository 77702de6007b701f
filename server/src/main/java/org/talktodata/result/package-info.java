/**
 * From validated query to rows. {@link org.talktodata.result.QueryEngine} runs the SQL of a {@link
 * org.talktodata.plan.ValidatedQuery} in DuckDB, within a time limit and a row limit, and delivers
 * Arrow or {@link org.talktodata.result.ResultRows}, which become CSV, JSON and workbooks.
 */
package org.talktodata.result;
