import type { Option } from './answer.ts';
import type { Field } from './frame.ts';
import type { Box, Figure, Scene } from './scene.ts';
import { fieldsOf, shortened } from './scene.ts';

const ROW = 28;
const MOST_ROWS = 30;

/** A table as a picture, for where no page can show a real one. */
export function table(scene: Scene, box: Box): Figure {
  const fields = scene.frame.columns.length > 0 ? scene.frame.columns : fieldsOf(scene);
  const count = Math.min(scene.frame.rows, MOST_ROWS, Math.max(1, Math.floor((scene.height - box.top - 12) / ROW) - 1));
  const width = (scene.width - 32) / Math.max(1, fields.length);
  const graphic = [
    ...rules(scene, count, box.top),
    ...fields.flatMap((field, index) => columnTexts(scene, field, 16 + index * width, width, count, box.top)),
  ];
  const notes = scene.frame.rows > count ? [scene.words.keptFirst(count, scene.frame.rows)] : [];
  return { option: { graphic }, legend: [], notes, height: Math.min(MOST_ROWS, scene.frame.rows) * ROW + 110 };
}

function columnTexts(
  scene: Scene, field: Field, left: number, width: number, count: number, top: number): Option[] {
  const right = field.kind === 'number';
  const at = (row: number, text: string, fill: string, weight: number) => ({
    type: 'text', x: right ? left + width - 12 : left, y: top + row * ROW + 7,
    style: { text: shortened(text, width - 16, 13), fontSize: 13, fontWeight: weight, fill, textAlign: right ? 'right' : 'left' },
  });
  return [
    at(0, field.title, scene.theme.muted, 600),
    ...field.cells.slice(0, count).map((cell, row) => at(row + 1, field.label(cell), scene.theme.text, 400)),
  ];
}

function rules(scene: Scene, count: number, top: number): Option[] {
  return Array.from({ length: count + 1 }, (_, row) => ({
    type: 'line',
    shape: { x1: 16, x2: scene.width - 16, y1: top + (row + 1) * ROW, y2: top + (row + 1) * ROW },
    style: { stroke: scene.theme.line, lineWidth: 1 },
  }));
}
