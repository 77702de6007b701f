import { Table, tableFromIPC, Type } from 'apache-arrow';
import type { Vector } from 'apache-arrow';
import type { Data } from '../chart/answer.ts';

/** The columns of an Arrow stream; numbers without gaps stay the arrays that they came in. */
export function columnsOf(bytes: Uint8Array): Data {
  const table: Table = tableFromIPC(bytes);
  return table.schema.fields.map((_, index) => cells(table.getChildAt(index)!));
}

function cells(vector: Vector): ArrayLike<unknown> {
  const plain = vector.type.typeId === Type.Float || vector.type.typeId === Type.Int && vector.type.bitWidth <= 32;
  if (plain && vector.nullCount === 0) {
    return vector.toArray() as ArrayLike<unknown>;
  }
  return Array.from({ length: vector.length }, (_, row) => vector.get(row) as unknown);
}
