/**
 * From chart query to SQL. {@link org.talktodata.plan.Planner} checks a {@link
 * org.talktodata.chartquery.ChartQuery} against the tables that it is about and writes the one
 * SELECT that answers it; the {@link org.talktodata.plan.ValidatedQuery} it returns is the only
 * thing that {@code org.talktodata.result} runs.
 *
 * <p>The way of a query: {@link org.talktodata.plan.FieldResolver} finds its columns, {@link
 * org.talktodata.plan.Joins} the way between their tables, {@link
 * org.talktodata.plan.GroupedSelect}, {@link org.talktodata.plan.RowSelect} or {@link
 * org.talktodata.plan.BoxPlotSelect} build a Calcite tree, {@link org.talktodata.plan.SqlCheck}
 * lets Calcite validate it and writes it in DuckDB's dialect. Names and values of users enter the
 * tree as identifiers and literals only.
 */
package org.talktodata.plan;
