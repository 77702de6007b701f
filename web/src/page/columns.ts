import type { Chart, Column } from './api.ts';
import type { ColumnInfo } from './edits.ts';
import { session } from './session.ts';

/** A column of the tables behind a chart, with its table where the name alone would not tell. */
export type Known = Column & ColumnInfo;

export function columnsBehind(chart: Chart): Known[] {
  const tables = (chart.tables ?? []).map(id => session.tables.find(table => table.id === id)).filter(table => table !== undefined);
  const all = tables.flatMap(table => table.columns.map(column => ({ column, table: table.name })));
  return all.map(({ column, table }) => {
    const several = all.filter(each => each.column.name.toLowerCase() === column.name.toLowerCase()).length > 1;
    return several ? { ...column, table } : column;
  });
}

/** The column that a query names, in whatever case. */
export function columnNamed(chart: Chart, name: unknown, table?: unknown): Known | undefined {
  const wanted = String(name).toLowerCase();
  return columnsBehind(chart).find(column => column.name.toLowerCase() === wanted && (!table || !column.table || column.table === table));
}
