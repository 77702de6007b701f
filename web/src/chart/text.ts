import type { Field } from './frame.ts';
import { compact } from './number.ts';
import type { Box, Figure, Scene } from './scene.ts';
import { textWidth } from './scene.ts';

/** Single numbers, large, each over its name. */
export function text(scene: Scene, box: Box): Figure {
  const fields = scene.frame.y.length > 0 ? scene.frame.y : scene.frame.columns;
  const column = scene.width / Math.max(1, fields.length);
  const middle = box.top + (scene.height - box.top - box.bottom) / 2;
  const numbers = fields.map(field => written(scene, field));
  const size = Math.min(72, column * 0.8 / Math.max(1, ...numbers.map(number => textWidth(number, 1))));
  const graphic = fields.flatMap((field, index) => {
    const style = { textAlign: 'center' };
    return [
      { type: 'text', x: column * (index + 0.5), y: middle - size * 0.75,
        style: { ...style, text: numbers[index], fontSize: size, fontWeight: 600, fill: scene.theme.text } },
      { type: 'text', x: column * (index + 0.5), y: middle + size * 0.55,
        style: { ...style, text: field.title, fontSize: 15, fill: scene.theme.muted } },
    ];
  });
  return { option: { graphic }, legend: [], notes: [], height: 260 };
}

function written(scene: Scene, field: Field): string {
  const cell = field.cells[0] ?? null;
  return typeof cell === 'number' && Math.abs(cell) >= 1e9
    ? compact(cell, scene.language, field.style) : field.label(cell);
}
