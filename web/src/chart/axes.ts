import type { Cell, Option } from './answer.ts';
import type { Field } from './frame.ts';
import { axisFormat } from './number.ts';
import type { NumberStyle } from './number.ts';
import type { Scene } from './scene.ts';
import { shortened, widest } from './scene.ts';
import { ticks, timeAxisFormat } from './time.ts';

const LABEL = 12;
const LONGEST_LABEL = 140;

/** An axis of single values: names, periods, intervals. */
export function placeAxis(scene: Scene, field: Field, places: Cell[], length: number): Option {
  const texts = places.map(field.label);
  return {
    type: 'category',
    data: texts,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: scene.theme.line } },
    axisLabel: { color: scene.theme.muted, fontSize: LABEL, hideOverlap: true,
      ...placeLabels(scene, field, places, texts, length) },
  };
}

function placeLabels(
  scene: Scene, field: Field, places: Cell[], texts: string[], length: number): Option {
  const slot = length / Math.max(1, places.length);
  const wide = widest(texts, LABEL);
  if (wide + 12 <= slot) {
    return { interval: 0 };
  }
  const periods = places.filter((cell): cell is number => typeof cell === 'number');
  if (field.kind === 'period' && periods.length === places.length) {
    const room = Math.max(2, Math.floor(length / (Math.min(wide, field.unit === 'yearweek' ? 84 : 46) + 14)));
    const chosen = new Map(ticks(periods, field.unit!, scene.language, room).map(tick => [tick.index, tick.text]));
    return { interval: (index: number) => chosen.has(index),
      formatter: (text: string, index: number) => chosen.get(index) ?? text };
  }
  if (field.kind === 'category') {
    return slot >= 16
      ? { interval: 0, rotate: wide > slot * 1.6 ? 40 : 0, ...cut(wide > slot * 1.6 ? 110 : slot - 8) }
      : { rotate: 40, ...cut(110) };
  }
  return {};
}

/** Names down the side, for horizontal bars. */
export function sideAxis(scene: Scene, field: Field, places: Cell[]): Option {
  const limit = Math.min(LONGEST_LABEL + 40, scene.width * 0.32);
  return {
    type: 'category',
    data: places.map(field.label),
    inverse: true,
    axisTick: { show: false },
    axisLine: { show: false },
    axisLabel: { color: scene.theme.text, fontSize: LABEL, interval: places.length <= 60 ? 0 : 'auto', ...cut(limit) },
  };
}

/** Keeps labels to a width, in plain JSON and, more exactly, where functions can be kept. */
function cut(width: number): Option {
  return { width, overflow: 'truncate', formatter: (text: string) => shortened(text, width) };
}

/** An axis of a measure. */
export function valueAxis(scene: Scene, style: NumberStyle, largest: number, title: string): Option {
  return {
    type: 'value',
    name: scene.small ? '' : title,
    nameTextStyle: { color: scene.theme.muted, fontSize: LABEL, align: 'left', padding: [0, 0, 4, 0] },
    nameTruncate: { maxWidth: scene.width * 0.45 },
    splitNumber: scene.small ? 3 : 5,
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: { color: scene.theme.muted, fontSize: LABEL, formatter: axisFormat(largest, scene.language, style) },
    splitLine: { lineStyle: { color: scene.theme.line } },
  };
}

/** A continuous axis under a scatter or a line over raw values. */
export function rawAxis(scene: Scene, field: Field, below: boolean): Option {
  const base = field.kind === 'time'
    ? { type: 'time', axisLabel: { formatter: timeAxisFormat(scene.language) } }
    : { type: 'value', scale: true, axisLabel: { formatter: axisFormat(largestOf(field), scene.language, field.style) },
        minInterval: field.style === 'plain' ? 1 : undefined };
  return {
    ...base,
    name: scene.small ? '' : field.title,
    nameLocation: below ? 'middle' : 'end',
    nameGap: below ? 30 : 12,
    nameTextStyle: { color: scene.theme.muted, fontSize: LABEL, align: below ? 'center' : 'left' },
    axisLine: { lineStyle: { color: scene.theme.line } },
    axisTick: { show: false },
    axisLabel: { ...base.axisLabel, color: scene.theme.muted, fontSize: LABEL, hideOverlap: true },
    splitLine: { show: field.kind !== 'time', lineStyle: { color: scene.theme.line } },
    splitNumber: scene.small ? 3 : 5,
  };
}

export function largestOf(field: Field): number {
  let most = 0;
  for (const cell of field.cells) {
    most = typeof cell === 'number' ? Math.max(most, Math.abs(cell)) : most;
  }
  return most;
}
